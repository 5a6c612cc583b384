package io.vedette.engine.value;

import java.util.Arrays;

/** A string that was written into, in one array that has some room for more of that. */
final class RawString extends EditedString {

    private byte[] bytes;
    private int length;

    /** Takes the array over. */
    RawString(byte[] bytes) {
        this.bytes = bytes;
        this.length = bytes.length;
    }

    @Override
    public boolean mayBecome(int longest) {
        return longest < GREAT;
    }

    @Override
    public byte[] array() {
        return bytes;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void replace(byte[] other) {
        bytes = other;
        length = other.length;
    }

    @Override
    public void put(int at, byte other) {
        bytes[at] = other;
    }

    @Override
    public void write(int at, byte[] array, int offset, int count) {
        int needed = Math.addExact(at, count);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.addExact(needed, needed));
        }
        System.arraycopy(array, offset, bytes, at, count);
        length = Math.max(length, needed);
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
