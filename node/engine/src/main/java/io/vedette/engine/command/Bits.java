package io.vedette.engine.command;

import io.vedette.engine.value.EditedString;
import io.vedette.engine.value.StringValue;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bits of a string, counted from the highest bit of the first byte; beyond the end there are zeros. */
final class Bits {

    /** So many bytes are taken out of a string to be looked at together: a call for each would cost more than the looking. */
    static final int CHUNK = 1 << 13;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

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
        int end = (int) ((to + 1) >> 3);
        for (int at = (int) (bit >> 3); at < end; at += CHUNK) {
            ones += ones(string.bytes(at, Math.min(CHUNK, end - at)));
        }
        for (bit = Math.max(bit, (long) end << 3); bit <= to; bit++) {
            ones += at(bit);
        }
        return ones;
    }

    private static long ones(byte[] bytes) {
        long ones = 0;
        int at = 0;
        for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
            ones += Long.bitCount((long) LONGS.get(bytes, at));
        }
        for (; at < bytes.length; at++) {
            ones += Integer.bitCount(bytes[at] & 0xff);
        }
        return ones;
    }

    /** The first bit of this kind from one to another, both included, or -1. */
    long find(int wanted, long from, long to) {
        long bit = from;
        while (bit <= to && (bit & 7) != 0) {
            if (at(bit) == wanted) {
                return bit;
            }
            bit++;
        }
        if (bit > to) {
            return -1;
        }
        int end = (int) ((to + 1) >> 3);
        for (bit = (long) otherThan((byte) (wanted == 1 ? 0 : -1), (int) (bit >> 3), end) << 3; bit <= to; bit++) {
            if (at(bit) == wanted) {
                return bit;
            }
        }
        return -1;
    }

    /** The first byte before the end that is another one, or the end. */
    private int otherThan(byte nothing, int begin, int end) {
        for (int at = begin; at < end; at += CHUNK) {
            byte[] chunk = string.bytes(at, Math.min(CHUNK, end - at));
            for (int i = 0; i < chunk.length; i++) {
                if (chunk[i] != nothing) {
                    return at + i;
                }
            }
        }
        return end;
    }
}
