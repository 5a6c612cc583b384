package io.vedette.engine.replication;

import org.jspecify.annotations.Nullable;

/**
 * The last bytes of the replication stream, each at its place since the stream began, for replicas that come back and
 * for those that are behind.
 *
 * <p>It is a chain of chunks. What is older than the backlog may be is let go by its front; a {@link Reader} that is
 * further back holds on to its chunk, and by it to everything after, until it has passed on. So a replica that takes
 * its time costs what it has not read, and bytes are stored once for all of them.
 *
 * <p>What was let go of does not lead to what comes after, unless somebody still reads there. Otherwise one chunk that is old enough to
 * be looked at seldom by the collector would keep all that ever followed it, as if they were alive.
 */
public final class Backlog {
    private static final int CHUNK_BYTES = 32 << 10;

    private static final class Chunk {
        final long start;
        final byte[] bytes = new byte[CHUNK_BYTES];
        int used;
        int readers;

        @Nullable
        Chunk next;

        Chunk(long start) {
            this.start = start;
        }
    }

    private long capacity;
    private Chunk first;
    private Chunk last;

    /** Readers of chunks before the first. */
    private int behind;

    /** @param start how many bytes of the stream there were before */
    public Backlog(long capacity, long start) {
        this.capacity = capacity;
        this.first = new Chunk(start);
        this.last = first;
    }

    public void capacity(long bytes) {
        capacity = bytes;
        release();
    }

    public long capacity() {
        return capacity;
    }

    /** Where the oldest byte is that is kept. */
    public long start() {
        return Math.max(first.start, end() - capacity);
    }

    /** Where the next byte will be. */
    public long end() {
        return last.start + last.used;
    }

    public void append(byte[] array, int offset, int length) {
        int done = 0;
        while (done < length) {
            if (last.used == CHUNK_BYTES) {
                Chunk next = new Chunk(end());
                last.next = next;
                last = next;
            }
            int step = Math.min(length - done, CHUNK_BYTES - last.used);
            System.arraycopy(array, offset + done, last.bytes, last.used, step);
            last.used += step;
            done += step;
        }
        release();
    }

    /** Whether everything from this place on is kept. */
    public boolean holds(long from) {
        return from >= start() && from <= end();
    }

    /** Reads from this place on, which must be kept. */
    public Reader reader(long from) {
        if (!holds(from)) {
            throw new IllegalArgumentException("byte " + from + " is not in " + start() + " to " + end());
        }
        Chunk chunk = first;
        while (chunk.next != null && from >= chunk.next.start) {
            chunk = chunk.next;
        }
        return new Reader(chunk, (int) (from - chunk.start));
    }

    private void release() {
        Chunk next = first.next;
        while (next != null && next.start <= end() - capacity) {
            behind += first.readers;
            if (behind == 0) {
                first.next = null;
            }
            first = next;
            next = first.next;
        }
    }

    /** Somebody who reads the stream, at a pace of their own. */
    public final class Reader {
        private Chunk chunk;
        private int at;

        private Reader(Chunk chunk, int at) {
            this.chunk = chunk;
            this.at = at;
            chunk.readers++;
        }

        /** It reads no more. */
        public void close() {
            leave();
        }

        private void leave() {
            chunk.readers--;
            behind -= chunk.start < first.start ? 1 : 0;
        }

        /** Where the next byte is that it has not read. */
        public long position() {
            return chunk.start + at;
        }

        /** Gives the next bytes there are, if any; the array stays as it is there. Whether there were any. */
        public boolean read(EffectStream.Sink sink) {
            Chunk next = chunk.next;
            if (at == chunk.used && next != null) {
                leave();
                next.readers++;
                behind += next.start < first.start ? 1 : 0;
                chunk = next;
                at = 0;
            }
            int from = at;
            at = chunk.used;
            if (at > from) {
                sink.write(chunk.bytes, from, at - from);
            }
            return at > from;
        }
    }
}
