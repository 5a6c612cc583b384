package io.vedette.engine.value;

import java.util.Arrays;

/**
 * Whole numbers in ascending order in one array, all as wide as the widest has to be; in Redis's own format: what
 * {@link #toBytes} gives is what DUMP and RDB carry.
 */
public final class IntSet {

    private static final int HEADER = 8;
    private static final int ROOM = 4;

    private byte[] numbers;
    private int width = 2;
    private int count;

    public IntSet() {
        numbers = new byte[ROOM * 2];
    }

    private IntSet(IntSet other) {
        numbers = Arrays.copyOf(other.numbers, other.count * other.width);
        width = other.width;
        count = other.count;
    }

    public IntSet copy() {
        return new IntSet(this);
    }

    public int count() {
        return count;
    }

    /** Bytes held, for an estimate of memory. */
    public int capacity() {
        return numbers.length;
    }

    public byte[] toBytes() {
        byte[] whole = new byte[HEADER + count * width];
        putLittle(whole, 0, width, 4);
        putLittle(whole, 4, count, 4);
        System.arraycopy(numbers, 0, whole, HEADER, count * width);
        return whole;
    }

    public long at(int index) {
        int from = index * width;
        long value = numbers[from + width - 1];
        for (int i = width - 2; i >= 0; i--) {
            value = (value << 8) | (numbers[from + i] & 0xff);
        }
        return value;
    }

    public boolean contains(long value) {
        return indexOf(value) >= 0;
    }

    /** Whether it was not there before. */
    public boolean add(long value) {
        widen(widthOf(value));
        int found = indexOf(value);
        if (found >= 0) {
            return false;
        }
        int index = -found - 1;
        if ((count + 1) * width > numbers.length) {
            numbers = Arrays.copyOf(numbers, (count + 1 + (count >> 3) + 1) * width);
        }
        System.arraycopy(numbers, index * width, numbers, (index + 1) * width, (count - index) * width);
        putLittle(numbers, index * width, value, width);
        count++;
        return true;
    }

    /** Whether it was there. */
    public boolean remove(long value) {
        int index = indexOf(value);
        if (index < 0) {
            return false;
        }
        count--;
        System.arraycopy(numbers, (index + 1) * width, numbers, index * width, (count - index) * width);
        return true;
    }

    /** Index of the value, or the negative of where it would have to stand, less one. */
    private int indexOf(long value) {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long there = at(middle);
            if (there == value) {
                return middle;
            }
            if (there < value) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    private void widen(int wanted) {
        if (wanted <= width) {
            return;
        }
        byte[] wider = new byte[(count + ROOM) * wanted];
        for (int i = 0; i < count; i++) {
            putLittle(wider, i * wanted, at(i), wanted);
        }
        numbers = wider;
        width = wanted;
    }

    private static int widthOf(long value) {
        if (value == (short) value) {
            return 2;
        }
        return value == (int) value ? 4 : 8;
    }

    private static void putLittle(byte[] into, int at, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            into[at + i] = (byte) (value >> (8 * i));
        }
    }
}
