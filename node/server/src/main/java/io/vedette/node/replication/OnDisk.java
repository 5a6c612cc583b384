package io.vedette.node.replication;

import io.vedette.node.aof.AppendOnly;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * How much of the stream is on our disk. The append-only file counts its own bytes, so we note from time to time how far it
 * was when the stream was how far.
 */
final class OnDisk {
    private static final int MOST_MARKS = 64;

    private record Mark(long logged, long offset) {}

    private final AppendOnly file;
    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private long offset;

    OnDisk(AppendOnly file) {
        this.file = file;
    }

    /** Asked when the stream is this long; empty where nothing is kept in a file. */
    Optional<Long> offset(long streamOffset) {
        if (!file.isKeeping()) {
            return Optional.empty();
        }
        if (marks.size() == MOST_MARKS) {
            marks.removeLast();
        }
        marks.add(new Mark(file.given(), streamOffset));
        for (Mark mark = marks.peek(); mark != null && mark.logged() <= file.synced(); mark = marks.peek()) {
            offset = mark.offset();
            marks.remove();
        }
        return Optional.of(offset);
    }

    /** It is another stream from here on. */
    void forget() {
        marks.clear();
        offset = 0;
    }
}
