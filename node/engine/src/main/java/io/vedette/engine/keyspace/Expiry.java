package io.vedette.engine.keyspace;

import io.vedette.engine.dict.KeyOf;
import io.vedette.engine.value.Memory;

/** When a key expires: it is gone in the millisecond after. */
final class Expiry {

    /** Finds expiries by the keys of their entries. */
    static final KeyOf<Expiry> KEY = new ByKey();

    static final long BYTES = Memory.OBJECT + Memory.SLOT;

    private Entry entry;
    private long atMs;

    Expiry(Entry entry, long atMs) {
        this.entry = entry;
        this.atMs = atMs;
    }

    Entry entry() {
        return entry;
    }

    void entry(Entry other) {
        entry = other;
    }

    long atMs() {
        return atMs;
    }

    void atMs(long ms) {
        atMs = ms;
    }

    private static final class ByKey implements KeyOf<Expiry> {

        @Override
        public Class<Expiry> type() {
            return Expiry.class;
        }

        @Override
        public byte[] array(Expiry expiry) {
            return expiry.entry.keyArray();
        }

        @Override
        public int offset(Expiry expiry) {
            return 0;
        }

        @Override
        public int length(Expiry expiry) {
            return expiry.entry.keyLength();
        }
    }
}
