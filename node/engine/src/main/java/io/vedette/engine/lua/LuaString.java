package io.vedette.engine.lua;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes, never changed; any bytes. */
public final class LuaString implements Comparable<LuaString> {
    public static final LuaString EMPTY = new LuaString(new byte[0]);

    private final byte[] bytes;
    private int hash;

    private LuaString(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes the array, which nobody may change afterwards. */
    public static LuaString of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new LuaString(bytes);
    }

    /** The text in UTF-8. */
    public static LuaString of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return bytes.length;
    }

    /** The byte as a number from 0 to 255. */
    public int at(int i) {
        return bytes[i] & 0xff;
    }

    /** The same, with a NUL behind the end as in C, where whoever reads on finds that there is no more. */
    public int atOrNul(int i) {
        return i < bytes.length ? bytes[i] & 0xff : 0;
    }

    /** The bytes themselves; only to be read. */
    public byte[] bytes() {
        return bytes;
    }

    public LuaString slice(int from, int to) {
        return from == 0 && to == bytes.length ? this : of(Arrays.copyOfRange(bytes, from, to));
    }

    /** The hash of Lua 5.1: the order of {@code pairs} follows from it. */
    @Override
    public int hashCode() {
        int h = hash;
        if (h == 0) {
            h = bytes.length;
            int step = (bytes.length >> 5) + 1;
            for (int i = bytes.length; i >= step; i -= step) {
                h ^= (h << 5) + (h >>> 2) + (bytes[i - 1] & 0xff);
            }
            hash = h;
        }
        return h;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof LuaString that
                        && hashCode() == that.hashCode()
                        && Arrays.equals(bytes, that.bytes));
    }

    @Override
    public int compareTo(LuaString other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    /** The text, a character for each byte. */
    public String latin() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The text in UTF-8. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
