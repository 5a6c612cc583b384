package io.vedette.deploy.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongFunction;

/** Takes a snapshot from a node as a replica would, of which it wants nothing more. */
final class Fetch {
    private static final int MARK_BYTES = 40;
    private static final int BUFFER = 1 << 16;

    private final Talk talk;
    private final LongFunction<Progress> progress;

    /** @param progress of so many bytes, or of 0 where nobody knows */
    Fetch(Talk talk, LongFunction<Progress> progress) {
        this.talk = talk;
        this.progress = progress;
    }

    /** Writes all of it; a failure is what the node said, or that it went away. */
    void to(OutputStream out) throws IOException {
        talk.offer("REPLCONF", "rdb-only", "1");
        talk.offer("REPLCONF", "capa", "eof");
        talk.send("SYNC");
        String announced = talk.line();
        while (announced.isEmpty()) {
            announced = talk.line();
        }
        if (announced.matches("\\$\\d{1,18}")) {
            counted(Long.parseLong(announced.substring(1)), out);
        } else if (announced.startsWith("$EOF:") && announced.length() == "$EOF:".length() + MARK_BYTES) {
            marked(announced.substring("$EOF:".length()).getBytes(StandardCharsets.US_ASCII), out);
        } else {
            throw new IOException(talk.peer() + " gives no snapshot: " + announced);
        }
    }

    private void counted(long total, OutputStream out) throws IOException {
        Progress shown = progress.apply(total);
        byte[] buffer = new byte[BUFFER];
        long left = total;
        while (left > 0) {
            int count = read(buffer, 0, (int) Math.min(buffer.length, left));
            out.write(buffer, 0, count);
            left -= count;
            shown.add(count);
        }
        shown.end();
    }

    /** The mark is the last that comes: what was read is written but for as many bytes as it has. */
    private void marked(byte[] mark, OutputStream out) throws IOException {
        Progress shown = progress.apply(0);
        byte[] buffer = new byte[BUFFER + MARK_BYTES];
        int held = 0;
        while (held < MARK_BYTES || !Arrays.equals(buffer, held - MARK_BYTES, held, mark, 0, MARK_BYTES)) {
            int sure = Math.max(0, held - MARK_BYTES);
            out.write(buffer, 0, sure);
            System.arraycopy(buffer, sure, buffer, 0, held - sure);
            held -= sure;
            int count = read(buffer, held, BUFFER);
            held += count;
            shown.add(count);
        }
        out.write(buffer, 0, held - MARK_BYTES);
        shown.end();
    }

    private int read(byte[] buffer, int at, int most) throws IOException {
        byte[] part = new byte[most];
        int count = talk.read(part, most);
        if (count < 0) {
            throw new EOFException(talk.peer() + " closed the connection in the middle of the snapshot");
        }
        System.arraycopy(part, 0, buffer, at, count);
        return count;
    }
}
