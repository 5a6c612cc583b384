package io.vedette.node.replication;

/**
 * How long a link waits before it dials again. After a failure a moment, then twice as long each time, up to a second. After
 * a stream from which we cannot go on, so that everything has to be fetched anew, longer: a master that says the same
 * again and again must not keep both sides busy with snapshots.
 */
final class Patience {
    private static final long FIRST_MS = 50;
    private static final long MOST_MS = 1_000;
    private static final long FIRST_IN_VAIN_MS = 500;
    private static final long MOST_IN_VAIN_MS = 60_000;

    /** A stream that held so many times as long as was waited for it was worth it. */
    private static final long WORTH = 10;

    private long nextMs = FIRST_MS;
    private long lastInVainMs;

    /** The link failed. */
    long afterFailure() {
        long wait = nextMs;
        nextMs = Math.min(MOST_MS, 2 * wait);
        return wait;
    }

    /** The stream has begun. */
    void streams() {
        nextMs = FIRST_MS;
    }

    /** The stream cannot be gone on with; it held for so long. */
    long inVain(long heldMs) {
        lastInVainMs = lastInVainMs == 0 || heldMs >= WORTH * lastInVainMs
                ? FIRST_IN_VAIN_MS
                : Math.min(MOST_IN_VAIN_MS, 2 * lastInVainMs);
        return lastInVainMs;
    }
}
