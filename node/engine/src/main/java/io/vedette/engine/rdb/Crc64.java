package io.vedette.engine.rdb;

/** The checksum of DUMP and RDB: CRC-64 with Jones's polynomial, bits reflected, begun with 0. */
public final class Crc64 {

    private static final long REFLECTED = 0x95ac9329ac4bc9b5L;
    private static final int SLICES = 8;
    private static final long[][] TABLE = table();

    private Crc64() {}

    public static long of(byte[] array, int offset, int length) {
        return update(0, array, offset, length);
    }

    /** The checksum of what had {@code crc} so far and these bytes behind it. */
    public static long update(long crc, byte[] array, int offset, int length) {
        long sum = crc;
        int at = offset;
        int end = offset + length;
        for (; end - at >= SLICES; at += SLICES) {
            long mixed = sum ^ little(array, at);
            sum = 0;
            for (int i = 0; i < SLICES; i++) {
                sum ^= TABLE[SLICES - 1 - i][(int) (mixed >>> (8 * i)) & 0xff];
            }
        }
        for (; at < end; at++) {
            sum = TABLE[0][(int) (sum ^ array[at]) & 0xff] ^ (sum >>> 8);
        }
        return sum;
    }

    private static long little(byte[] array, int at) {
        long value = 0;
        for (int i = SLICES - 1; i >= 0; i--) {
            value = value << 8 | (array[at + i] & 0xff);
        }
        return value;
    }

    private static long[][] table() {
        long[][] table = new long[SLICES][256];
        for (int i = 0; i < 256; i++) {
            long value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ REFLECTED;
            }
            table[0][i] = value;
        }
        for (int slice = 1; slice < SLICES; slice++) {
            for (int i = 0; i < 256; i++) {
                long before = table[slice - 1][i];
                table[slice][i] = table[0][(int) before & 0xff] ^ (before >>> 8);
            }
        }
        return table;
    }
}
