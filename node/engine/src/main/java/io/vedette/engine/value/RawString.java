package io.vedette.engine.value;

import java.util.Arrays;

/** A string that was written into, and has some room for more of that. */
public final class RawString extends Mutable implements StringValue {

    /** Room grows by doubling up to this many bytes, by this many from there on. */
    private static final int MOST_ROOM = 1 << 20;

    private byte[] bytes;
    private int length;

    /** Takes the array over. */
    public RawString(byte[] bytes) {
        this.bytes = bytes;
        this.length = bytes.length;
    }

    @Override
    public boolean isNumber() {
        return false;
    }

    @Override
    public long number() {
        throw new IllegalStateException("a raw string of " + length + " bytes is not kept as a number");
    }

    @Override
    public byte[] array() {
        return bytes;
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public int length() {
        return length;
    }

    public void append(byte[] array, int offset, int more) {
        write(length, array, offset, more);
    }

    /** Becomes these bytes; takes the array over. */
    public void replace(byte[] other) {
        bytes = other;
        length = other.length;
    }

    /** Writes at {@code at}; what is missing before it becomes zeros. */
    public void write(int at, byte[] array, int offset, int count) {
        int needed = Math.addExact(at, count);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int)
                    Math.min(Integer.MAX_VALUE - 8, needed + (long) Math.min(needed, MOST_ROOM)));
        }
        System.arraycopy(array, offset, bytes, at, count);
        length = Math.max(length, needed);
    }

    @Override
    public String encoding() {
        return "raw";
    }

    @Override
    public long memory() {
        return Memory.OBJECT + Memory.array(bytes.length);
    }

    @Override
    public RawString copy() {
        return new RawString(Arrays.copyOf(bytes, length));
    }
}
