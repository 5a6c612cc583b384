package io.vedette.node.replication;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of the master's data comes in, and is read on a worker into data of its own beside ours, so that a broken
 * one changes nothing. What comes behind it waits until it was read.
 */
final class Fetching implements Phase {

    /** Reads the snapshot and says when it is done. */
    interface Reader {
        void begin(SnapshotPipe pipe, Fetching fetching);

        /** Nothing more must come in, or it may again. */
        void hold(boolean yes);

        /** It cannot be had. */
        void failed(String reason);

        /** To show the master that we are there. */
        void sayNothing();
    }

    /** More than any announcement is long. */
    private static final int LONGEST_LINE = 64 << 10;

    private final Reader reader;
    private final SnapshotPipe pipe;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private @Nullable Payload payload;
    private boolean complete;
    private boolean read;
    private long bytes;

    /** @param low called by the worker when more may come in */
    Fetching(Reader reader, Runnable low) {
        this.reader = reader;
        this.pipe = new SnapshotPipe(low);
    }

    @Override
    public void received(byte[] received) {
        Payload known = payload;
        if (known == null) {
            announcement(received);
        } else if (complete) {
            rest.writeBytes(received);
            reader.hold(true);
        } else {
            take(known, received);
        }
    }

    private void announcement(byte[] received) {
        for (int i = 0; i < received.length; i++) {
            if (received[i] != '\n') {
                line.write(received[i]);
                if (line.size() > LONGEST_LINE) {
                    reader.failed("the line that announces the snapshot does not end");
                    return;
                }
            } else if (line.size() > 0) {
                begin(
                        line.toString(StandardCharsets.ISO_8859_1).stripTrailing(),
                        Arrays.copyOfRange(received, i + 1, received.length));
                return;
            }
        }
    }

    private void begin(String announced, byte[] behind) {
        if (!announced.startsWith("$")) {
            reader.failed("the master announced its snapshot with: " + announced);
            return;
        }
        Payload expected;
        try {
            expected = Payload.announced(announced.substring(1));
        } catch (IllegalArgumentException bad) {
            reader.failed("bad announcement of a snapshot, " + bad.getMessage());
            return;
        }
        payload = expected;
        reader.begin(pipe, this);
        take(expected, behind);
    }

    private void take(Payload expected, byte[] received) {
        bytes += received.length;
        byte[] behind = expected.take(received, part -> {
            if (pipe.put(part)) {
                reader.hold(true);
            }
        });
        bytes -= behind.length;
        rest.writeBytes(behind);
        if (expected.isComplete()) {
            complete = true;
            pipe.end();
        }
    }

    /** The worker has read it all. */
    void read() {
        read = true;
    }

    /** The beginning of the stream, where it came with the snapshot. */
    byte[] rest() {
        return rest.toByteArray();
    }

    /** How many bytes there will be, or 0. */
    long total() {
        return payload == null ? 0 : payload.total();
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void ended() {
        if (!read) {
            pipe.broken();
        }
    }

    @Override
    public void second() {
        reader.sayNothing();
    }

    @Override
    public String word() {
        return "sync";
    }

    @Override
    public String timeout() {
        return "Timeout receiving bulk data from MASTER (a greater repl-timeout gives it more time)";
    }
}
