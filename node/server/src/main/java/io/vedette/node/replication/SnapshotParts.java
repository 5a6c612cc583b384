package io.vedette.node.replication;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A snapshot on its way to one replica: an announcement, the file, and perhaps a mark behind it. How long the file will
 * be is not known while it is being made, so replicas that can find its end by a mark get one, the others its length.
 */
final class SnapshotParts {
    private final Snapshot snapshot;
    private final Optional<String> mark;
    private boolean announced;
    private boolean marked;
    private int given;

    SnapshotParts(Snapshot snapshot, Optional<String> mark) {
        this.snapshot = snapshot;
        this.mark = mark;
    }

    boolean hasNext() {
        return !announced || given < snapshot.parts() || (snapshot.isEnded() && mark.isPresent() && !marked);
    }

    byte[] next() {
        if (!announced) {
            announced = true;
            return ascii(mark.map(text -> "$EOF:" + text).orElseGet(() -> "$" + snapshot.bytes()) + "\r\n");
        }
        if (given < snapshot.parts()) {
            return snapshot.part(given++);
        }
        marked = true;
        return ascii(mark.orElse(""));
    }

    /** Whether everything was given. */
    boolean isComplete() {
        return snapshot.isEnded() && !hasNext();
    }

    boolean endsWithMark() {
        return mark.isPresent();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
