package io.vedette.engine.lua;

import java.util.Arrays;

/** A string that is being made; it asks for memory before it takes it, and is never longer than a string may be. */
public final class Growing {
    private static final int FIRST = 64;

    private final Machine machine;
    private byte[] bytes = new byte[FIRST];
    private int length;

    public Growing(Machine machine) {
        this.machine = machine;
    }

    public int size() {
        return length;
    }

    public void write(int b) {
        reserve(1);
        bytes[length++] = (byte) b;
    }

    public void write(byte[] from, int offset, int count) {
        reserve(count);
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    public void writeBytes(byte[] from) {
        write(from, 0, from.length);
    }

    /** What was written, as a string of its own. */
    public LuaString finished() {
        return LuaString.of(Arrays.copyOf(bytes, length));
    }

    private void reserve(int more) {
        if (more <= bytes.length - length) {
            return;
        }
        long needed = (long) length + more;
        if (needed > Machine.LONGEST_STRING) {
            throw Machine.outOfMemory();
        }
        int capacity = (int) Math.min(Machine.LONGEST_STRING, Math.max(needed, 2L * bytes.length));
        // As much again for the string itself, once it is finished.
        machine.claim(2L * capacity);
        bytes = Arrays.copyOf(bytes, capacity);
    }
}
