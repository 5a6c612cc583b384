package io.vedette.engine.command;

import io.vedette.engine.value.EditedString;
import io.vedette.engine.value.StringValue;

/** Bits of a string, counted from the highest bit of the first byte; beyond the end there are zeros. */
final class Bits {

    private final StringValue string;
    private final int length;

    Bits(StringValue string) {
        this.string = string;
        this.length = string.length();
    }

    int length() {
        return length;
    }

    int at(long bit) {
        long index = bit >> 3;
        return index < length ? (string.at((int) index) >> (7 - (int) (bit & 7))) & 1 : 0;
    }

    /** The whole number in so many bits. */
    long unsigned(long from, int bits) {
        long value = 0;
        for (int i = 0; i < bits; i++) {
            value = (value << 1) | at(from + i);
        }
        return value;
    }

    long signed(long from, int bits) {
        int unused = Long.SIZE - bits;
        return unsigned(from, bits) << unused >> unused;
    }

    /** Writes into a string that is long enough. */
    static void write(EditedString into, long from, int bits, long value) {
        for (int i = 0; i < bits; i++) {
            long bit = from + i;
            int mask = 0x80 >> (int) (bit & 7);
            int index = (int) (bit >> 3);
            boolean one = ((value >> (bits - 1 - i)) & 1) != 0;
            int before = into.at(index);
            into.put(index, (byte) (one ? before | mask : before & ~mask));
        }
    }

    /** How many bits are set from one to another, both included. */
    long count(long from, long to) {
        long ones = 0;
        long bit = from;
        while (bit <= to && (bit & 7) != 0) {
            ones += at(bit++);
        }
        for (; bit + 7 <= to; bit += 8) {
            ones += Integer.bitCount(string.at((int) (bit >> 3)) & 0xff);
        }
        while (bit <= to) {
            ones += at(bit++);
        }
        return ones;
    }

    /** The first bit of this kind from one to another, both included, or -1. */
    long find(int wanted, long from, long to) {
        int nothing = wanted == 1 ? 0 : -1;
        long bit = from;
        while (bit <= to) {
            if ((bit & 7) == 0 && bit + 7 <= to && string.at((int) (bit >> 3)) == nothing) {
                bit += 8;
            } else if (at(bit) == wanted) {
                return bit;
            } else {
                bit++;
            }
        }
        return -1;
    }
}
