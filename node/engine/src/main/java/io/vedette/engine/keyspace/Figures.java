package io.vedette.engine.keyspace;

/** What a keyspace counts. */
public final class Figures {
    private long hits;
    private long misses;
    private long expired;
    private long evicted;

    /** Keys that were asked for and were there. */
    public long hits() {
        return hits;
    }

    /** Keys that were asked for and were not there. */
    public long misses() {
        return misses;
    }

    /** Keys removed because their time was over. */
    public long expired() {
        return expired;
    }

    /** Keys removed because memory was short. */
    public long evicted() {
        return evicted;
    }

    /** Counts from 0 again. */
    public void reset() {
        hits = 0;
        misses = 0;
        expired = 0;
        evicted = 0;
    }

    void lookedUp(boolean found) {
        if (found) {
            hits++;
        } else {
            misses++;
        }
    }

    void expiredOne() {
        expired++;
    }

    void evictedOne() {
        evicted++;
    }
}
