package io.vedette.engine.rdb;

import java.util.Arrays;
import java.util.Optional;

/**
 * LZF, which long strings are compressed with. A control byte below 32 stands before that many bytes and one more, which
 * are copied; any other has in its upper three bits the length less 2 of a stretch that is repeated (7: a byte more
 * follows), in its lower five bits and the next byte how far back that begins, less 1.
 */
final class Lzf {

    private static final int MOST_LITERALS = 32;
    private static final int MOST_BACK = 1 << 13;
    private static final int MOST_REPEATED = 264;
    private static final int HASH_BITS = 14;

    /** More than what one compressed byte can stand for. */
    private static final int EXPANSION = 265;

    private Lzf() {}

    /** The bytes, which must be so many. */
    static byte[] expand(byte[] packed, long length) {
        if (length > (long) packed.length * EXPANSION || length > Integer.MAX_VALUE - 8) {
            throw bad();
        }
        byte[] out = new byte[(int) length];
        int at = 0;
        int to = 0;
        while (at < packed.length) {
            int control = packed[at++] & 0xff;
            if (control < MOST_LITERALS) {
                int count = control + 1;
                if (at + count > packed.length || to + count > out.length) {
                    throw bad();
                }
                System.arraycopy(packed, at, out, to, count);
                at += count;
                to += count;
                continue;
            }
            int count = control >> 5;
            if (count == 7 && at < packed.length) {
                count += packed[at++] & 0xff;
            }
            if (at == packed.length) {
                throw bad();
            }
            int from = to - ((control & 0x1f) << 8) - (packed[at++] & 0xff) - 1;
            count += 2;
            if (from < 0 || to + count > out.length) {
                throw bad();
            }
            for (int i = 0; i < count; i++) {
                out[to++] = out[from++];
            }
        }
        if (to != out.length) {
            throw bad();
        }
        return out;
    }

    /** The bytes compressed, if that saves anything. */
    static Optional<byte[]> compress(byte[] in, int offset, int length) {
        Packer packer = new Packer(in, offset, length);
        return packer.run() ? Optional.of(Arrays.copyOf(packer.out, packer.to)) : Optional.empty();
    }

    private static BadRdb bad() {
        return new BadRdb("a compressed string cannot be expanded");
    }

    private static final class Packer {

        private final byte[] in;
        private final int end;
        private final byte[] out;
        private final int[] seen = new int[1 << HASH_BITS];
        private int at;
        private int to;
        private int literalsFrom;

        Packer(byte[] in, int offset, int length) {
            this.in = in;
            this.at = offset;
            this.end = offset + length;
            this.out = new byte[length];
            this.literalsFrom = offset;
            Arrays.fill(seen, -1);
        }

        /** Whether it became shorter. */
        boolean run() {
            while (at + 2 < end) {
                int slot = hash(at);
                int before = seen[slot];
                seen[slot] = at;
                if (before >= 0 && at - before <= MOST_BACK && same(before)) {
                    if (!literals() || !repeat(before)) {
                        return false;
                    }
                } else {
                    at++;
                }
            }
            at = end;
            return literals() && to < out.length;
        }

        private int hash(int i) {
            int three = (in[i] & 0xff) << 16 | (in[i + 1] & 0xff) << 8 | (in[i + 2] & 0xff);
            return (three * 0x9e3779b1) >>> (32 - HASH_BITS);
        }

        private boolean same(int before) {
            return in[before] == in[at] && in[before + 1] == in[at + 1] && in[before + 2] == in[at + 2];
        }

        private boolean literals() {
            while (literalsFrom < at) {
                int count = Math.min(MOST_LITERALS, at - literalsFrom);
                if (to + count + 1 > out.length) {
                    return false;
                }
                out[to++] = (byte) (count - 1);
                System.arraycopy(in, literalsFrom, out, to, count);
                to += count;
                literalsFrom += count;
            }
            return true;
        }

        private boolean repeat(int before) {
            int most = Math.min(MOST_REPEATED, end - at);
            int count = 3;
            while (count < most && in[before + count] == in[at + count]) {
                count++;
            }
            if (to + 3 > out.length) {
                return false;
            }
            int back = at - before - 1;
            int coded = count - 2;
            out[to++] = (byte) (Math.min(7, coded) << 5 | back >> 8);
            if (coded >= 7) {
                out[to++] = (byte) (coded - 7);
            }
            out[to++] = (byte) back;
            for (int i = 1; i < count && at + i + 2 < end; i++) {
                seen[hash(at + i)] = at + i;
            }
            at += count;
            literalsFrom = at;
            return true;
        }
    }
}
