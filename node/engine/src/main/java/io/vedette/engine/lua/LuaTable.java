package io.vedette.engine.lua;

import static io.vedette.engine.lua.Nil.NIL;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A table: a part for the keys 1 to n, and a hash part for all others.
 *
 * <p>The layout is that of Lua 5.1, to the slot: where a key goes, which one moves when two collide, when and to which
 * sizes both parts grow. A script that walks a table with {@code pairs}, and what cjson makes of a table, so come out in
 * the order in which Redis gives them; scripts were written against that order, whether or not they should have been.
 */
public final class LuaTable {
    private static final Object[] NOTHING = {};
    private static final int MOST_BITS = 26;

    private Object[] array = NOTHING;

    /** The hash part: keys (null where nothing ever was), their values, and the next slot of a chain or -1. */
    private @Nullable Object[] keys = NOTHING;

    private Object[] values = NOTHING;
    private int[] next = {};

    /** All slots from here on are taken. */
    private int lastFree;

    private @Nullable LuaTable metatable;
    private boolean readOnly;

    public LuaTable() {}

    /** With room for so many keys, as a constructor asks for it. */
    public LuaTable(int arraySize, int hashSize) {
        if (arraySize > 0) {
            array = nils(arraySize);
        }
        slots(hashSize);
    }

    public @Nullable LuaTable metatable() {
        return metatable;
    }

    public void metatable(@Nullable LuaTable other) {
        metatable = other;
    }

    /** Whether scripts may not change it. */
    public boolean isReadOnly() {
        return readOnly;
    }

    public void readOnly(boolean yes) {
        readOnly = yes;
    }

    public Object get(Object key) {
        if (key instanceof Double number) {
            double d = number;
            int index = (int) d;
            if (index == d) {
                return get(index);
            }
        }
        int slot = find(key);
        return slot < 0 ? NIL : values[slot];
    }

    public Object get(String name) {
        return get(LuaString.of(name));
    }

    public Object get(int index) {
        if (index > 0 && index <= array.length) {
            return array[index - 1];
        }
        if (keys.length == 0) {
            return NIL;
        }
        int slot = find((double) index);
        return slot < 0 ? NIL : values[slot];
    }

    public void set(String name, Object value) {
        set(LuaString.of(name), value);
    }

    public void set(int index, Object value) {
        if (index > 0 && index <= array.length) {
            array[index - 1] = value;
        } else {
            setHashed((double) index, value);
        }
    }

    /** Sets without asking metatables or whether it may be changed; the key must be neither nil nor NaN. */
    public void set(Object key, Object value) {
        if (key instanceof Double number) {
            double d = number;
            int index = (int) d;
            if (index == d && index > 0 && index <= array.length) {
                array[index - 1] = value;
                return;
            }
        }
        setHashed(key, value);
    }

    private void setHashed(Object key, Object value) {
        int slot = find(key);
        if (slot >= 0) {
            values[slot] = value;
        } else {
            insert(key, value);
        }
    }

    /** A border: a key that is there while the one after it is not. */
    public int length() {
        int size = array.length;
        if (size > 0 && array[size - 1] == NIL) {
            int there = 0;
            int gone = size;
            while (gone - there > 1) {
                int middle = (there + gone) >>> 1;
                if (array[middle - 1] == NIL) {
                    gone = middle;
                } else {
                    there = middle;
                }
            }
            return there;
        }
        return keys.length == 0 ? size : search(size);
    }

    private int search(int from) {
        int there = from;
        long gone = from + 1L;
        while (get((int) gone) != NIL) {
            there = (int) gone;
            gone *= 2;
            if (gone > Integer.MAX_VALUE) {
                int i = 1;
                while (get(i) != NIL) {
                    i++;
                }
                return i - 1;
            }
        }
        while (gone - there > 1) {
            long middle = (there + gone) / 2;
            if (get((int) middle) == NIL) {
                gone = middle;
            } else {
                there = (int) middle;
            }
        }
        return there;
    }

    /** The key and value after a key, in the table's order; null after the last, and -1 for one it does not know. */
    public Object @Nullable [] after(Object key) {
        int at = key == NIL ? 0 : position(key) + 1;
        for (; at < array.length; at++) {
            if (array[at] != NIL) {
                return new Object[] {(double) (at + 1), array[at]};
            }
        }
        for (int slot = at - array.length; slot < keys.length; slot++) {
            Object found = keys[slot];
            if (found != null && values[slot] != NIL) {
                return new Object[] {found, values[slot]};
            }
        }
        return null;
    }

    private int position(Object key) {
        if (key instanceof Double number) {
            int index = number.intValue();
            if (index == number && index > 0 && index <= array.length) {
                return index - 1;
            }
        }
        int slot = find(key);
        if (slot < 0) {
            throw new LuaError("invalid key to 'next'");
        }
        return array.length + slot;
    }

    /** Makes the array part hold at least the keys up to this one. */
    public void reserve(int size) {
        if (size > array.length) {
            resize(size, keys.length);
        }
    }

    private int find(Object key) {
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

    private void insert(Object key, Object value) {
        if (keys.length == 0) {
            rehash(key);
            set(key, value);
            return;
        }
        int home = home(key);
        Object resident = keys[home];
        if (resident == null || values[home] == NIL) {
            keys[home] = key;
            values[home] = value;
            return;
        }
        int free = free();
        if (free < 0) {
            rehash(key);
            set(key, value);
            return;
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

    /** Finds new sizes, so that more than half of the array part is in use, with one key more. */
    private void rehash(Object extra) {
        int[] counts = new int[MOST_BITS + 1];
        int inArray = countArray(counts);
        int all = inArray;
        for (int i = 0; i < keys.length; i++) {
            Object key = keys[i];
            if (key != null && values[i] != NIL) {
                inArray += count(key, counts);
                all++;
            }
        }
        inArray += count(extra, counts);
        all++;
        int size = 0;
        int used = 0;
        int sum = 0;
        long power = 1;
        for (int i = 0; i <= MOST_BITS && power / 2 < inArray; i++, power *= 2) {
            sum += counts[i];
            if (counts[i] > 0 && sum > power / 2) {
                size = (int) power;
                used = sum;
            }
            if (sum == inArray) {
                break;
            }
        }
        resize(size, all - used);
    }

    private int countArray(int[] counts) {
        int all = 0;
        for (int i = 0; i < array.length; i++) {
            if (array[i] != NIL) {
                counts[bits(i + 1)]++;
                all++;
            }
        }
        return all;
    }

    private static int count(Object key, int[] counts) {
        if (key instanceof Double number) {
            int index = number.intValue();
            if (index == number && index > 0 && index <= 1 << MOST_BITS) {
                counts[bits(index)]++;
                return 1;
            }
        }
        return 0;
    }

    /** The exponent of the power of two that is not less. */
    private static int bits(int n) {
        return n <= 1 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(n - 1);
    }

    private void resize(int arraySize, int hashSize) {
        Object[] oldArray = array;
        @Nullable Object[] oldKeys = keys;
        Object[] oldValues = values;
        if (arraySize > oldArray.length) {
            array = Arrays.copyOf(oldArray, arraySize);
            Arrays.fill(array, oldArray.length, arraySize, NIL);
        }
        slots(hashSize);
        if (arraySize < oldArray.length) {
            array = Arrays.copyOf(oldArray, arraySize);
            for (int i = arraySize; i < oldArray.length; i++) {
                if (oldArray[i] != NIL) {
                    set(i + 1, oldArray[i]);
                }
            }
        }
        for (int i = oldKeys.length - 1; i >= 0; i--) {
            Object key = oldKeys[i];
            if (key != null && oldValues[i] != NIL) {
                set(key, oldValues[i]);
            }
        }
    }

    private void slots(int atLeast) {
        if (atLeast == 0) {
            keys = NOTHING;
            values = NOTHING;
            lastFree = 0;
            return;
        }
        if (atLeast > 1 << MOST_BITS) {
            throw new LuaError("table overflow");
        }
        int size = 1 << bits(atLeast);
        keys = new @Nullable Object[size];
        values = nils(size);
        next = new int[size];
        Arrays.fill(next, -1);
        lastFree = size;
    }

    private static Object[] nils(int size) {
        Object[] all = new Object[size];
        Arrays.fill(all, NIL);
        return all;
    }
}
