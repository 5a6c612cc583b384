package io.vedette.engine.rdb;

import java.util.Arrays;

/**
 * LZF, which long strings are compressed with. A control byte below 32 stands before that many bytes and one more, which
 * are copied; any other has in its upper three bits the length less 2 of a stretch that is repeated (7: a byte more
 * follows), in its lower five bits and the next byte how far back that begins, less 1.
 */
final class Lzf {

    private static final int MOST_LITERALS = 32;

    /** More than what one compressed byte can stand for. */
    private static final int EXPANSION = 265;

    private Lzf() {}

    /** The bytes, which must be so many. */
    static byte[] expand(byte[] packed, long length) {
        return expand(packed, packed.length, length);
    }

    /** The bytes that the first ones of an array stand for. */
    static byte[] expand(byte[] packed, int end, long length) {
        if (length > (long) end * EXPANSION || length > Integer.MAX_VALUE - 8) {
            throw bad();
        }
        byte[] out = new byte[(int) length];
        int at = 0;
        int to = 0;
        while (at < end) {
            int control = packed[at++] & 0xff;
            if (control < MOST_LITERALS) {
                int count = control + 1;
                if (at + count > end || to + count > out.length) {
                    throw bad();
                }
                System.arraycopy(packed, at, out, to, count);
                at += count;
                to += count;
                continue;
            }
            int count = control >> 5;
            if (count == 7 && at < end) {
                count += packed[at++] & 0xff;
            }
            if (at == end) {
                throw bad();
            }
            int from = to - ((control & 0x1f) << 8) - (packed[at++] & 0xff) - 1;
            count += 2;
            if (from < 0 || to + count > out.length) {
                throw bad();
            }
            repeat(out, from, to, count);
            to += count;
        }
        if (to != out.length) {
            throw bad();
        }
        return out;
    }

    /** What is repeated may reach into the repetition: then it is a pattern that goes on. */
    private static void repeat(byte[] out, int from, int to, int count) {
        int back = to - from;
        if (back == 1) {
            Arrays.fill(out, to, to + count, out[from]);
        } else if (back >= count) {
            System.arraycopy(out, from, out, to, count);
        } else {
            for (int i = 0; i < count; i++) {
                out[to + i] = out[from + i];
            }
        }
    }

    private static BadRdb bad() {
        return new BadRdb("a compressed string cannot be expanded");
    }
}
