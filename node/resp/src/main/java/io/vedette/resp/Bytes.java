package io.vedette.resp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that never change and are equal when they are the same: what a reply carries where text would be a guess. */
public final class Bytes {

    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    public static Bytes copyOf(byte[] array, int from, int length) {
        return new Bytes(Arrays.copyOfRange(array, from, from + length));
    }

    public static Bytes of(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return array.length;
    }

    public byte at(int i) {
        return array[i];
    }

    /** A copy. */
    public byte[] toArray() {
        return array.clone();
    }

    /** Read as UTF-8. */
    public String text() {
        return new String(array, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    @Override
    public String toString() {
        return text();
    }
}
