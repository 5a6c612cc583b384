package io.vedette.engine.keyspace;

import java.util.List;

/** A keyspace as it was at one moment, while it is handed over; see {@link Contents}. */
public final class PointInTime {

    private final List<Contents> left;
    private final Runnable end;
    private int next;

    PointInTime(List<Contents> contents, Runnable end) {
        this.left = contents;
        this.end = end;
    }

    /**
     * Goes on for at most so many buckets; whether there are more. It has to be called until there are none, or no other
     * moment can be saved.
     */
    public boolean walk(int buckets) {
        if (next < left.size() && !left.get(next).walk(buckets)) {
            next++;
            if (next == left.size()) {
                end.run();
            }
        }
        return next < left.size();
    }
}
