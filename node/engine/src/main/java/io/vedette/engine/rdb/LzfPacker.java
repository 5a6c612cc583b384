package io.vedette.engine.rdb;

import java.util.Arrays;

/**
 * Compresses strings one after the other; see {@link Lzf} for the form. The table of what was seen is not emptied in
 * between: it holds positions in all strings together, so that those of earlier strings are known by being too small.
 */
final class LzfPacker {

    private static final int MOST_LITERALS = 32;
    private static final int MOST_BACK = 1 << 13;
    private static final int MOST_REPEATED = 264;
    private static final int HASH_BITS = 14;

    /** Room for longer strings is not kept. */
    private static final int KEPT = 1 << 20;

    private int[] seen = new int[0];
    private int base = 1;
    private byte[] in = new byte[0];
    private byte[] out = new byte[0];
    private int begin;
    private int at;
    private int end;
    private int to;
    private int most;
    private int literalsFrom;

    /** Whether these bytes became shorter; if so, {@link #array} has them. */
    boolean pack(byte[] array, int offset, int length) {
        if (seen.length == 0) {
            seen = new int[1 << HASH_BITS];
        } else if (base > Integer.MAX_VALUE - length) {
            Arrays.fill(seen, 0);
            base = 1;
        }
        if (out.length < length || out.length > KEPT) {
            out = new byte[length];
        }
        in = array;
        begin = offset;
        at = offset;
        end = offset + length;
        to = 0;
        most = length;
        literalsFrom = offset;
        boolean shorter = run();
        base += length;
        in = out;
        return shorter;
    }

    /** What the last string became. */
    byte[] array() {
        return out;
    }

    int size() {
        return to;
    }

    private boolean run() {
        while (at + 2 < end) {
            int before = remember(at);
            if (before >= begin && at - before <= MOST_BACK && same(before)) {
                if (!literals() || !repeat(before)) {
                    return false;
                }
            } else {
                at++;
            }
        }
        at = end;
        return literals() && to < most;
    }

    /** Where three bytes like those at {@code i} were seen last; before {@link #begin} if they were not. */
    private int remember(int i) {
        int three = (in[i] & 0xff) << 16 | (in[i + 1] & 0xff) << 8 | (in[i + 2] & 0xff);
        int slot = (three * 0x9e3779b1) >>> (32 - HASH_BITS);
        int before = seen[slot] - base + begin;
        seen[slot] = i - begin + base;
        return before;
    }

    private boolean same(int before) {
        return in[before] == in[at] && in[before + 1] == in[at + 1] && in[before + 2] == in[at + 2];
    }

    private boolean literals() {
        while (literalsFrom < at) {
            int count = Math.min(MOST_LITERALS, at - literalsFrom);
            if (to + count + 1 > most) {
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
        int longest = Math.min(MOST_REPEATED, end - at);
        int differing = Arrays.mismatch(in, before + 3, before + longest, in, at + 3, at + longest);
        int count = differing < 0 ? longest : 3 + differing;
        if (to + 3 > most) {
            return false;
        }
        int back = at - before - 1;
        int coded = count - 2;
        out[to++] = (byte) (Math.min(7, coded) << 5 | back >> 8);
        if (coded >= 7) {
            out[to++] = (byte) (coded - 7);
        }
        out[to++] = (byte) back;
        at += count;
        // Of what repeats only the end, as in Redis: the rest was seen where it stood first.
        for (int i = at - 2; i < at && i + 2 < end; i++) {
            remember(i);
        }
        literalsFrom = at;
        return true;
    }
}
