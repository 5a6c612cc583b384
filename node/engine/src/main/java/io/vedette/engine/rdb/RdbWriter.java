package io.vedette.engine.rdb;

import io.vedette.resp.Digits;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes what values consist of; see {@link RdbReader} for the form. Without a sink everything stays in one array that
 * grows; with one, each chunk that is full goes there.
 */
public final class RdbWriter {

    /** Longest string that may be a number of 32 bits. */
    private static final int LONGEST_NUMBER = 11;

    /** Shorter strings are not worth compressing. */
    private static final int SHORTEST_COMPRESSED = 21;

    private static final int CHUNK = 1 << 16;

    private final @Nullable LzfPacker packer;
    private final @Nullable RdbSink sink;
    private byte[] array = new byte[64];
    private int size;

    public RdbWriter(boolean compressing) {
        this(compressing, null);
    }

    RdbWriter(boolean compressing, @Nullable RdbSink sink) {
        this.packer = compressing ? new LzfPacker() : null;
        this.sink = sink;
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

    /** Gives the sink what it does not have yet; nothing without one. */
    void flush() {
        if (sink != null && size > 0) {
            sink.write(array, 0, size);
            size = 0;
        }
    }

    public void put(int value) {
        room(1);
        array[size++] = (byte) value;
    }

    public void put(byte[] from, int offset, int length) {
        if (length > CHUNK && sink != null) {
            flush();
            sink.write(from, offset, length);
            return;
        }
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
        LzfPacker compressing = packer;
        if (compressing != null && length >= SHORTEST_COMPRESSED && compressing.pack(bytes, offset, length)) {
            put(0xc3);
            length(compressing.size());
            length(length);
            put(compressing.array(), 0, compressing.size());
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

    /** A string that is the digits of a number. */
    void number(long value) {
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
        if (size + (long) more > CHUNK) {
            flush();
        }
        int needed = Math.addExact(size, more);
        if (needed > array.length) {
            array = Arrays.copyOf(array, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * array.length)));
        }
    }
}
