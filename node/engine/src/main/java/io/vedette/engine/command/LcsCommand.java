package io.vedette.engine.command;

import io.vedette.engine.value.StringValue;
import io.vedette.engine.value.Value;
import io.vedette.resp.ReplyWriter;
import org.jspecify.annotations.Nullable;

/** LCS: the longest sequence of bytes two strings have in common, in order but not necessarily side by side. */
final class LcsCommand {

    /** The table of lengths may take no more than {@code proto-max-bulk-len}. */
    private static final long MOST_CELLS = (512L << 20) / 4;

    private final byte[] a;
    private final byte[] b;
    private final int[][] lengths;

    private LcsCommand(byte[] a, byte[] b) {
        this.a = a;
        this.b = b;
        this.lengths = new int[a.length + 1][b.length + 1];
        for (int i = 1; i <= a.length; i++) {
            for (int j = 1; j <= b.length; j++) {
                lengths[i][j] = a[i - 1] == b[j - 1]
                        ? lengths[i - 1][j - 1] + 1
                        : Math.max(lengths[i - 1][j], lengths[i][j - 1]);
            }
        }
    }

    static void bind(Bindings table) {
        table.bind("lcs", LcsCommand::run);
    }

    private static void run(Call call) {
        byte[] a = bytes(call.read(1));
        byte[] b = bytes(call.read(2));
        boolean idx = false;
        boolean len = false;
        boolean withMatchLen = false;
        long minMatchLen = 0;
        for (int i = 3; i < call.argc(); i++) {
            if (call.is(i, "idx")) {
                idx = true;
            } else if (call.is(i, "len")) {
                len = true;
            } else if (call.is(i, "withmatchlen")) {
                withMatchLen = true;
            } else if (call.is(i, "minmatchlen") && i + 1 < call.argc()) {
                minMatchLen = Math.max(0, call.integer(++i));
            } else {
                throw CommandError.syntax();
            }
        }
        if (idx && len) {
            throw new CommandError("ERR If you want both the length and indexes, please just use IDX.");
        }
        if ((a.length + 1L) * (b.length + 1L) > MOST_CELLS) {
            throw new CommandError("ERR Insufficient memory, transient memory for LCS exceeds proto-max-bulk-len");
        }
        call.claim((a.length + 1L) * (b.length + 1L) * Integer.BYTES);
        LcsCommand lcs = new LcsCommand(a, b);
        if (idx) {
            lcs.writeMatches(minMatchLen, withMatchLen, call.reply());
        } else if (len) {
            call.reply().integer(lcs.length());
        } else {
            call.reply().bulk(lcs.sequence());
        }
    }

    private static byte[] bytes(@Nullable Value value) {
        if (value == null) {
            return new byte[0];
        }
        if (!(value instanceof StringValue string)) {
            throw new CommandError("ERR The specified keys must contain string values");
        }
        return string.bytes();
    }

    private int length() {
        return lengths[a.length][b.length];
    }

    private byte[] sequence() {
        byte[] found = new byte[length()];
        int i = a.length;
        int j = b.length;
        for (int at = found.length; at > 0; ) {
            if (a[i - 1] == b[j - 1]) {
                found[--at] = a[i - 1];
                i--;
                j--;
            } else if (lengths[i - 1][j] > lengths[i][j - 1]) {
                i--;
            } else {
                j--;
            }
        }
        return found;
    }

    /** The stretches that match side by side in both, from the last to the first. */
    private void writeMatches(long minMatchLen, boolean withMatchLen, ReplyWriter reply) {
        reply.map(2);
        reply.bulk("matches");
        int mark = reply.deferred();
        int matches = 0;
        int i = a.length;
        int j = b.length;
        while (i > 0 && j > 0) {
            if (a[i - 1] != b[j - 1]) {
                if (lengths[i - 1][j] > lengths[i][j - 1]) {
                    i--;
                } else {
                    j--;
                }
                continue;
            }
            int length = 1;
            while (length < i && length < j && a[i - 1 - length] == b[j - 1 - length]) {
                length++;
            }
            i -= length;
            j -= length;
            if (length >= minMatchLen) {
                writeMatch(i, j, length, withMatchLen, reply);
                matches++;
            }
        }
        reply.closeArray(mark, matches);
        reply.bulk("len");
        reply.integer(length());
    }

    private static void writeMatch(int i, int j, int length, boolean withMatchLen, ReplyWriter reply) {
        reply.array(withMatchLen ? 3 : 2);
        reply.array(2);
        reply.integer(i);
        reply.integer(i + length - 1L);
        reply.array(2);
        reply.integer(j);
        reply.integer(j + length - 1L);
        if (withMatchLen) {
            reply.integer(length);
        }
    }
}
