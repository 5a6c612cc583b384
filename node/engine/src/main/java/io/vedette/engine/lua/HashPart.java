package io.vedette.engine.lua;

import static io.vedette.engine.lua.Nil.NIL;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The part of a table that holds whatever is not among the keys 1 to n: chains of keys within one array, in which a key that is not where it
 * belongs gives way to one that is. It has one size for its life; a table that needs more makes another.
 */
final class HashPart {
    static final int MOST_BITS = 26;

    private static final Object[] NOTHING = {};
    private static final HashPart EMPTY = new HashPart(NOTHING, NOTHING, new int[0]);

    /** Null where nothing ever was. */
    private final @Nullable Object[] keys;

    private final Object[] values;

    /** The next slot of a chain, or -1. */
    private final int[] next;

    /** All slots from here on are taken. */
    private int lastFree;

    private HashPart(@Nullable Object[] keys, Object[] values, int[] next) {
        this.keys = keys;
        this.values = values;
        this.next = next;
        this.lastFree = keys.length;
    }

    /** With room for so many keys. */
    static HashPart of(int atLeast) {
        if (atLeast == 0) {
            return EMPTY;
        }
        if (atLeast > 1 << MOST_BITS) {
            throw new LuaError("table overflow");
        }
        int size = 1 << bits(atLeast);
        Object[] values = new Object[size];
        Arrays.fill(values, NIL);
        int[] next = new int[size];
        Arrays.fill(next, -1);
        return new HashPart(new @Nullable Object[size], values, next);
    }

    /** The exponent of the power of two that is not less. */
    static int bits(int n) {
        return n <= 1 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(n - 1);
    }

    int size() {
        return keys.length;
    }

    /** The key of a slot; null where there is none, or where its value is gone. */
    @Nullable
    Object key(int slot) {
        return values[slot] == NIL ? null : keys[slot];
    }

    Object value(int slot) {
        return values[slot];
    }

    void value(int slot, Object value) {
        values[slot] = value;
    }

    /** The slot of a key, -1 where it never was. */
    int find(Object key) {
        if (keys.length == 0) {
            return -1;
        }
        for (int slot = home(key); slot >= 0; slot = next[slot]) {
            Object there = keys[slot];
            if (key.equals(there)) {
                return slot;
            }
            if (there instanceof Double a && key instanceof Double b && a.doubleValue() == b.doubleValue()) {
                return slot;
            }
        }
        return -1;
    }

    /** Where a key belongs if it is alone there. */
    private int home(Object key) {
        int mask = keys.length - 1;
        if (key instanceof LuaString string) {
            return string.hashCode() & mask;
        }
        if (key instanceof Double number) {
            double d = number;
            if (d == 0) {
                return 0;
            }
            long bits = Double.doubleToRawLongBits(d);
            return Integer.remainderUnsigned((int) bits + (int) (bits >>> 32), mask | 1);
        }
        if (key instanceof Boolean bool) {
            return (bool ? 1 : 0) & mask;
        }
        return Integer.remainderUnsigned(System.identityHashCode(key), mask | 1);
    }

    /** Puts a key that is not there; whether there was a slot for it. */
    boolean insert(Object key, Object value) {
        if (keys.length == 0) {
            return false;
        }
        int home = home(key);
        Object resident = keys[home];
        if (resident == null || values[home] == NIL) {
            keys[home] = key;
            values[home] = value;
            return true;
        }
        int free = free();
        if (free < 0) {
            return false;
        }
        int other = home(resident);
        if (other != home) {
            moveAway(home, other, free);
            keys[home] = key;
            values[home] = value;
        } else {
            next[free] = next[home];
            next[home] = free;
            keys[free] = key;
            values[free] = value;
        }
        return true;
    }

    /** Gives the slot of one that is not at home there back to whom it belongs. */
    private void moveAway(int slot, int itsHome, int free) {
        int before = itsHome;
        while (next[before] != slot) {
            before = next[before];
        }
        next[before] = free;
        keys[free] = keys[slot];
        values[free] = values[slot];
        next[free] = next[slot];
        next[slot] = -1;
        values[slot] = NIL;
    }

    private int free() {
        while (lastFree > 0) {
            lastFree--;
            if (keys[lastFree] == null) {
                return lastFree;
            }
        }
        return -1;
    }
}
