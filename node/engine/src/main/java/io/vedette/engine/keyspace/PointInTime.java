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
     * Goes on for about so many buckets; whether there are more. It has to be called until there are none, or no other
     * moment can be saved.
     */
    public boolean walk(int buckets) {
        for (int i = 0; i < buckets && next < left.size(); i++) {
            if (!left.get(next).walk()) {
                next++;
                if (next == left.size()) {
                    end.run();
                }
            }
        }
        return next < left.size();
    }
}
