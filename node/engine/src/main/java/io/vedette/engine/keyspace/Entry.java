package io.vedette.engine.keyspace;

import io.vedette.engine.dict.KeyOf;
import io.vedette.engine.value.StringValue;
import io.vedette.engine.value.Value;
import io.vedette.resp.Digits;
import java.util.Arrays;

/**
 * A key and its value, in as few objects as there can be:
 *
 * <pre>
 * NumberEntry     the key's bytes and a number                       Entry, byte[]
 * EmbeddedEntry   the key's and the value's bytes in one array       Entry, byte[]
 * ValueEntry      the key's bytes and a value of its own             Entry, byte[], Value ...
 * </pre>
 *
 * The first two are the value themselves. When the key expires is kept beside (see {@link Expiry}), because few keys
 * do.
 */
public abstract sealed class Entry permits NumberEntry, EmbeddedEntry, ValueEntry {

    /** Finds entries by their keys. */
    static final KeyOf<Entry> KEY = new ByKey();

    private static final int EXPIRES = 1 << 24;
    private static final int PHASE = 1 << 25;
    private static final int MARKED = 1 << 26;
    private static final int LATER = 1 << 27;
    private static final int ACCESS = EXPIRES - 1;

    /** When and how often it was used, in 24 bits; above them whether it expires, the bits of {@link Contents}, that of {@link Account}. */
    private int stamp;

    /** An entry for a string, as a number if it looks just like one. */
    static Entry ofString(byte[] ka, int ko, int kl, byte[] va, int vo, int vl) {
        return Digits.isLong(va, vo, vl)
                ? new NumberEntry(Arrays.copyOfRange(ka, ko, ko + kl), Digits.longOf(va, vo, vl))
                : new EmbeddedEntry(ka, ko, kl, va, vo, vl);
    }

    /** The array that begins with its key; never to be written to. */
    public abstract byte[] keyArray();

    public abstract int keyLength();

    public abstract Value value();

    /** Estimated bytes of memory, the value included. */
    public abstract long memory();

    /** The value of this entry under another key. */
    abstract Entry copyTo(byte[] key);

    /** The same value under another key; this entry is not used any more. */
    Entry moveTo(byte[] key) {
        return copyTo(key);
    }

    /** A copy of the key. */
    public byte[] key() {
        return Arrays.copyOf(keyArray(), keyLength());
    }

    /** Whether there is an {@link Expiry} for it. */
    public boolean expires() {
        return (stamp & EXPIRES) != 0;
    }

    void expires(boolean yes) {
        stamp = yes ? stamp | EXPIRES : stamp & ~EXPIRES;
    }

    /** When it was used last, or how often: 24 bits, as Redis keeps them. */
    public int access() {
        return stamp & ACCESS;
    }

    void access(int bits) {
        stamp = (stamp & ~ACCESS) | (bits & ACCESS);
    }

    /** Whether its value may have changed since it was weighed. */
    boolean marked() {
        return (stamp & MARKED) != 0;
    }

    void marked(boolean yes) {
        stamp = yes ? stamp | MARKED : stamp & ~MARKED;
    }

    boolean phase() {
        return (stamp & PHASE) != 0;
    }

    void phase(boolean bit) {
        stamp = bit ? stamp | PHASE : stamp & ~PHASE;
    }

    /** Whether it came while something was saved, and was not saved itself since then. */
    boolean later() {
        return (stamp & LATER) != 0;
    }

    void later(boolean yes) {
        stamp = yes ? stamp | LATER : stamp & ~LATER;
    }

    /**
     * Strings that are entries. As long as somebody saves them they never change, and another value is another entry;
     * only else they are written into (see {@link Strings}). So nothing is ever frozen.
     */
    interface Itself extends StringValue {

        /** Takes another string if it can hold one that looks like this; whether it has. */
        boolean overwrite(byte[] array, int offset, int length);

        @Override
        default void freeze(int number) {
            // Whoever would change it asks whether anything is saved.
        }

        @Override
        default boolean isFrozenSince(int oldest) {
            return false;
        }
    }

    private static final class ByKey implements KeyOf<Entry> {

        @Override
        public Class<Entry> type() {
            return Entry.class;
        }

        @Override
        public byte[] array(Entry entry) {
            return entry.keyArray();
        }

        @Override
        public int offset(Entry entry) {
            return 0;
        }

        @Override
        public int length(Entry entry) {
            return entry.keyLength();
        }
    }
}
