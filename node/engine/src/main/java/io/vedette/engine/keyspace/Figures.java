package io.vedette.engine.keyspace;

/** What a keyspace counts. */
public final class Figures {
    private long hits;
    private long misses;
    private long expired;
    private long evicted;
    private long changes;
    private long flushes;
    private long errorsToMaster;

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

    /** Changes of keys since the process began. */
    public long changes() {
        return changes;
    }

    /** How often everything was removed since the process began. */
    public long flushes() {
        return flushes;
    }

    /** Commands of a master that could not be repeated. */
    public long errorsToMaster() {
        return errorsToMaster;
    }

    /** One more could not. */
    public void failedToRepeat() {
        errorsToMaster++;
    }

    /** So many keys were changed. */
    public void changed(long keys) {
        changes += keys;
    }

    /** All databases were emptied. */
    public void flushed() {
        flushes++;
    }

    /** Counts from 0 again, but for what saving goes by. */
    public void reset() {
        hits = 0;
        misses = 0;
        expired = 0;
        evicted = 0;
        errorsToMaster = 0;
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
