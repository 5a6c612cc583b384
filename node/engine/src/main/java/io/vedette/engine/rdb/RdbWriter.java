package io.vedette.engine.rdb;

import io.vedette.resp.Digits;
import java.util.Arrays;
import java.util.Optional;

/** Writes what values consist of, into one array that grows; see {@link RdbReader} for the form. */
public final class RdbWriter {

    /** Longest string that may be a number of 32 bits. */
    private static final int LONGEST_NUMBER = 11;

    /** Shorter strings are not worth compressing. */
    private static final int SHORTEST_COMPRESSED = 21;

    private final boolean compressing;
    private byte[] array = new byte[64];
    private int size;

    public RdbWriter(boolean compressing) {
        this.compressing = compressing;
    }

    public int size() {
        return size;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(array, size);
    }

    /** Forgets what was written, so that what follows has the room. */
    public void clear() {
        size = 0;
    }

    /** Where the bytes lie, from 0 to {@link #size()}. */
    public byte[] array() {
        return array;
    }

    public void put(int value) {
        room(1);
        array[size++] = (byte) value;
    }

    public void put(byte[] from, int offset, int length) {
        room(length);
        System.arraycopy(from, offset, array, size, length);
        size += length;
    }

    public void length(long value) {
        if (value >= 0 && value < 1 << 6) {
            put((int) value);
        } else if (value >= 0 && value < 1 << 14) {
            put(0x40 | (int) (value >> 8));
            put((int) value);
        } else if (value >>> 32 == 0) {
            put(0x80);
            big(value, 4);
        } else {
            put(0x81);
            big(value, 8);
        }
    }

    public void string(byte[] bytes) {
        string(bytes, 0, bytes.length);
    }

    public void string(byte[] bytes, int offset, int length) {
        if (length <= LONGEST_NUMBER && Digits.isLong(bytes, offset, length)) {
            long value = Digits.longOf(bytes, offset, length);
            if (value == (int) value) {
                number(value);
                return;
            }
        }
        Optional<byte[]> packed =
                compressing && length >= SHORTEST_COMPRESSED ? Lzf.compress(bytes, offset, length) : Optional.empty();
        if (packed.isPresent()) {
            put(0xc3);
            length(packed.get().length);
            length(length);
            put(packed.get(), 0, packed.get().length);
        } else {
            length(length);
            put(bytes, offset, length);
        }
    }

    public void binaryDouble(double value) {
        little(Double.doubleToLongBits(value), 8);
    }

    /** A number in so many bytes, the lowest first. */
    public void little(long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            put((int) (value >> (8 * i)));
        }
    }

    private void number(long value) {
        if (value == (byte) value) {
            put(0xc0);
            little(value, 1);
        } else if (value == (short) value) {
            put(0xc1);
            little(value, 2);
        } else {
            put(0xc2);
            little(value, 4);
        }
    }

    private void big(long value, int bytes) {
        for (int i = bytes - 1; i >= 0; i--) {
            put((int) (value >> (8 * i)));
        }
    }

    private void room(int more) {
        int needed = Math.addExact(size, more);
        if (needed > array.length) {
            array = Arrays.copyOf(array, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * array.length)));
        }
    }
}
