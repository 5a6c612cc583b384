package io.vedette.engine.rdb;

import io.vedette.engine.value.Value;

/** A value that was read; strings are kept by the entries of their keys, so they come as bytes. */
public sealed interface Loaded {

    /** A string. */
    final class Text implements Loaded {
        private final byte[] bytes;
        private final boolean number;

        Text(byte[] bytes, boolean number) {
            this.bytes = bytes;
            this.number = number;
        }

        /** Never to be written to. */
        public byte[] bytes() {
            return bytes;
        }

        /** Whether it was kept as a number. */
        public boolean isNumber() {
            return number;
        }
    }

    record Whole(Value value) implements Loaded {}

    /** A value without elements, which versions of Redis have written by mistake; no key holds one. */
    record Nothing() implements Loaded {}
}
