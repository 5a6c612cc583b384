package io.vedette.node.replication;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A snapshot on its way to one replica: an announcement, the file, and perhaps a mark behind it. How long the file will
 * be is not known while it is being made, so replicas that can find its end by a mark get one; the others wait for its
 * length.
 */
final class SnapshotParts {
    private final SharedSnapshot snapshot;
    private final Optional<String> mark;
    private final Runnable more;
    private boolean announced;
    private boolean marked;
    private long given;

    SnapshotParts(SharedSnapshot snapshot, Optional<String> mark, Runnable more) {
        this.snapshot = snapshot;
        this.mark = mark;
        this.more = more;
    }

    boolean hasNext() {
        if (!announced) {
            return mark.isPresent() || snapshot.length().isPresent();
        }
        return given < snapshot.pieces() || (snapshot.isEnded() && mark.isPresent() && !marked);
    }

    byte[] next() {
        if (!announced) {
            announced = true;
            String end = mark.isPresent()
                    ? "EOF:" + mark.get()
                    : Long.toString(snapshot.length().orElseThrow());
            return ascii("$" + end + "\r\n");
        }
        if (given < snapshot.pieces()) {
            byte[] piece = snapshot.piece(given);
            given++;
            snapshot.drop();
            return piece;
        }
        marked = true;
        return ascii(mark.orElse(""));
    }

    /** Whether everything was given. */
    boolean isComplete() {
        return announced && snapshot.isEnded() && !hasNext();
    }

    boolean isOf(SharedSnapshot other) {
        return snapshot.equals(other);
    }

    boolean isAnnounced() {
        return announced;
    }

    boolean endsWithMark() {
        return mark.isPresent();
    }

    /** Pieces that were taken. */
    long given() {
        return given;
    }

    /** There is more to take. */
    void more() {
        more.run();
    }

    /** Nothing more of it is wanted. */
    void leave() {
        snapshot.leave(this);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
