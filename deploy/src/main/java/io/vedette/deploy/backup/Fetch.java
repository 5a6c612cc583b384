package io.vedette.deploy.backup;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongFunction;

/** Takes a snapshot from a node as a replica would, of which it wants nothing more. */
final class Fetch {
    private static final int MARK_BYTES = 40;
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 16 << 20;

    private final Talk talk;
    private final InputStream in;
    private final LongFunction<Progress> progress;

    private Fetch(Talk talk, InputStream in, LongFunction<Progress> progress) {
        this.talk = talk;
        this.in = in;
        this.progress = progress;
    }

    /**
     * Asks for it.
     *
     * @param progress of so many bytes, or of 0 where nobody knows
     */
    static Fetch begin(Talk talk, LongFunction<Progress> progress) throws IOException {
        talk.offer("REPLCONF", "rdb-only", "1");
        talk.offer("REPLCONF", "capa", "eof");
        return new Fetch(talk, new BufferedInputStream(talk.bytes("SYNC"), BUFFER), progress);
    }

    /** Writes all of it; a failure is what the node said, or that it went away. */
    void to(OutputStream out) throws IOException {
        String announced = line();
        while (announced.isEmpty()) {
            announced = line();
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
        int count = in.read(buffer, at, most);
        if (count < 0) {
            throw new EOFException(talk.peer() + " closed the connection in the middle of the snapshot");
        }
        return count;
    }

    /** Up to the next line end, which does not belong to it. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException(talk.peer() + " closed the connection");
            }
            if (line.size() > LONGEST_LINE) {
                throw new IOException(talk.peer() + " does not speak the Redis protocol");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
