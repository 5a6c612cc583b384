package io.vedette.node.replication;

import io.vedette.node.persist.SnapshotTarget;
import io.vertx.core.Context;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;

/**
 * The file of one point in time on its way to all replicas that waited for one. A worker gives the bytes; the loop keeps
 * those that not everybody has taken yet, and while these are many the worker waits. So a slow replica costs little memory
 * and delays those it shares the snapshot with; one that takes nothing at all is let go of after {@code repl-timeout}.
 */
final class SharedSnapshot implements SnapshotTarget {
    private static final int MOST_WAITING_BYTES = 4 << 20;
    private static final int PIECE_BYTES = 64 << 10;

    private final Context loop;
    private final Semaphore room = new Semaphore(MOST_WAITING_BYTES);
    private volatile boolean unwanted;

    private final List<SnapshotParts> takers = new ArrayList<>();
    private final ArrayDeque<byte[]> pieces = new ArrayDeque<>();
    private long dropped;
    private OptionalLong length = OptionalLong.empty();
    private boolean ended;
    private Runnable whenUnwanted = () -> {};

    SharedSnapshot(Context loop) {
        this.loop = loop;
    }

    /** What to do when no replica is left that wants it. */
    void whenUnwanted(Runnable action) {
        whenUnwanted = action;
    }

    /**
     * One more replica that gets it all; only before the first byte came.
     *
     * @param mark how it recognises the end, if not by the length
     * @param more to be told when there is more
     */
    SnapshotParts share(Optional<String> mark, Runnable more) {
        SnapshotParts parts = new SnapshotParts(this, mark, more);
        takers.add(parts);
        return parts;
    }

    /** It wants no more of it. */
    void leave(SnapshotParts parts) {
        if (takers.remove(parts)) {
            drop();
            if (takers.isEmpty() && !ended) {
                unwanted = true;
                room.release(MOST_WAITING_BYTES);
                whenUnwanted.run();
            }
        }
    }

    /** By a worker; waits while the replicas are behind. */
    @Override
    public void write(byte[] array, int offset, int count) throws IOException {
        for (int done = 0; done < count; done += PIECE_BYTES) {
            int from = offset + done;
            byte[] piece = Arrays.copyOfRange(array, from, from + Math.min(PIECE_BYTES, count - done));
            try {
                room.acquire(piece.length);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while replicas were behind");
            }
            if (unwanted) {
                throw new IOException("no replica waits for it any more");
            }
            loop.runOnContext(now -> add(piece));
        }
    }

    @Override
    public void complete() {
        loop.runOnContext(now -> end());
    }

    @Override
    public void abandon() {
        // Those who wait for it are let go of by whoever learns why.
    }

    /** It will have so many bytes. */
    void hasLength(long bytes) {
        length = OptionalLong.of(bytes);
        tell();
    }

    OptionalLong length() {
        return length;
    }

    private void add(byte[] piece) {
        pieces.add(piece);
        if (takers.isEmpty()) {
            drop();
        }
        tell();
    }

    private void end() {
        ended = true;
        tell();
    }

    private void tell() {
        for (SnapshotParts taker : List.copyOf(takers)) {
            taker.more();
        }
    }

    boolean isEnded() {
        return ended;
    }

    /** How many pieces there were so far. */
    long pieces() {
        return dropped + pieces.size();
    }

    /** One that the taker was not given before. */
    byte[] piece(long number) {
        long before = number - dropped;
        for (byte[] piece : pieces) {
            if (before == 0) {
                return piece;
            }
            before--;
        }
        throw new IllegalArgumentException("piece " + number + " of " + dropped + " to " + pieces());
    }

    /** Lets go of what everybody has taken. */
    void drop() {
        long least = Long.MAX_VALUE;
        for (SnapshotParts taker : takers) {
            least = Math.min(least, taker.given());
        }
        while (dropped < least && !pieces.isEmpty()) {
            room.release(pieces.remove().length);
            dropped++;
        }
    }
}
