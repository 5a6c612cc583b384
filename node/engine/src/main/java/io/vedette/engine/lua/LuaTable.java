package io.vedette.engine.lua;

import static io.vedette.engine.lua.Nil.NIL;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A table: a part for the keys 1 to n, and a {@link HashPart} for all others.
 *
 * <p>The layout is that of Lua 5.1, to the slot: where a key goes, which one moves when two collide, when and to which
 * sizes both parts grow. A script that walks a table with {@code pairs}, and what cjson makes of a table, so come out in
 * the order in which Redis gives them; scripts were written against that order, whether or not they should have been.
 */
public final class LuaTable {
    private static final Object[] NOTHING = {};

    private Object[] array = NOTHING;

    private HashPart hash = HashPart.of(0);
    private @Nullable LuaTable metatable;
    private boolean readOnly;

    public LuaTable() {}

    /** With room for so many keys, as a constructor asks for it. */
    public LuaTable(int arraySize, int hashSize) {
        if (arraySize > 0) {
            array = nils(arraySize);
        }
        hash = HashPart.of(hashSize);
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
        return hashed(key);
    }

    public Object get(String name) {
        return get(LuaString.of(name));
    }

    public Object get(int index) {
        if (index > 0 && index <= array.length) {
            return array[index - 1];
        }
        return hash.size() == 0 ? NIL : hashed((double) index);
    }

    private Object hashed(Object key) {
        int slot = hash.find(key);
        return slot < 0 ? NIL : hash.value(slot);
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
        int slot = hash.find(key);
        if (slot >= 0) {
            hash.value(slot, value);
        } else if (!hash.insert(key, value)) {
            rehash(key);
            set(key, value);
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
        return hash.size() == 0 ? size : search(size);
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
        for (int slot = at - array.length; slot < hash.size(); slot++) {
            Object found = hash.key(slot);
            if (found != null) {
                return new Object[] {found, hash.value(slot)};
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
        int slot = hash.find(key);
        if (slot < 0) {
            throw new LuaError("invalid key to 'next'");
        }
        return array.length + slot;
    }

    /** Makes the array part hold at least the keys up to this one. */
    public void reserve(int size) {
        if (size > array.length) {
            resize(size, hash.size());
        }
    }

    /** Finds new sizes, with one key more. */
    private void rehash(Object extra) {
        PartSizes sizes = new PartSizes();
        for (int i = 0; i < array.length; i++) {
            if (array[i] != NIL) {
                sizes.addIndex(i + 1);
            }
        }
        for (int i = 0; i < hash.size(); i++) {
            Object key = hash.key(i);
            if (key != null) {
                sizes.add(key);
            }
        }
        sizes.add(extra);
        int arraySize = sizes.array();
        resize(arraySize, sizes.hashed(arraySize));
    }

    private void resize(int arraySize, int hashSize) {
        Object[] oldArray = array;
        HashPart old = hash;
        if (arraySize > oldArray.length) {
            array = Arrays.copyOf(oldArray, arraySize);
            Arrays.fill(array, oldArray.length, arraySize, NIL);
        }
        hash = HashPart.of(hashSize);
        if (arraySize < oldArray.length) {
            array = Arrays.copyOf(oldArray, arraySize);
            for (int i = arraySize; i < oldArray.length; i++) {
                if (oldArray[i] != NIL) {
                    set(i + 1, oldArray[i]);
                }
            }
        }
        for (int i = old.size() - 1; i >= 0; i--) {
            Object key = old.key(i);
            if (key != null) {
                set(key, old.value(i));
            }
        }
    }

    private static Object[] nils(int size) {
        Object[] all = new Object[size];
        Arrays.fill(all, NIL);
        return all;
    }
}
