package io.vedette.node.replication;

import io.vedette.engine.rdb.RdbFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes of a snapshot between the loop, which receives them, and the worker, which reads them. The loop stops
 * reading the socket while the worker is far behind.
 */
final class SnapshotPipe implements RdbFeed {
    private static final int FULL_BYTES = 8 << 20;
    private static final int LOW_BYTES = 2 << 20;

    /** What the loop has for the worker: bytes, or why there are none any more. */
    private static final class Part {
        static final Part END = new Part(new byte[0], "");
        static final Part BROKEN = new Part(new byte[0], "the link broke in the middle of the snapshot");

        final byte[] bytes;
        final String trouble;

        Part(byte[] bytes, String trouble) {
            this.bytes = bytes;
            this.trouble = trouble;
        }
    }

    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private final Runnable low;
    private byte[] part = new byte[0];
    private int at;
    private volatile boolean broken;

    /** @param low called by the worker when it has caught up */
    SnapshotPipe(Runnable low) {
        this.low = low;
    }

    /** Whether no more should be put in before {@code low} was called. */
    boolean put(byte[] bytes) {
        if (bytes.length == 0) {
            return false;
        }
        parts.add(new Part(bytes, ""));
        return waiting.addAndGet(bytes.length) > FULL_BYTES;
    }

    void end() {
        parts.add(Part.END);
    }

    /** The link broke. */
    void broken() {
        broken = true;
        parts.add(Part.BROKEN);
    }

    /** Whether it did; asked by the worker. */
    boolean isBroken() {
        return broken;
    }

    @Override
    public int read(byte[] into, int offset, int most) {
        if (at == part.length) {
            part = next();
            at = 0;
            if (part.length == 0) {
                return -1;
            }
        }
        int length = Math.min(most, part.length - at);
        System.arraycopy(part, at, into, offset, length);
        at += length;
        return length;
    }

    /** Empty at the end. */
    private byte[] next() {
        Part next;
        try {
            next = parts.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while waiting for the snapshot"));
        }
        if (!next.trouble.isEmpty()) {
            throw new UncheckedIOException(new IOException(next.trouble));
        }
        int length = next.bytes.length;
        if (length == 0) {
            parts.add(Part.END);
            return next.bytes;
        }
        long before = waiting.getAndAdd(-length);
        if (before > LOW_BYTES && before - length <= LOW_BYTES) {
            low.run();
        }
        return next.bytes;
    }
}
