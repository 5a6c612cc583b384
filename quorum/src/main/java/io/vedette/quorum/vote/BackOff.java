package io.vedette.quorum.vote;

/** When to try again after something was lost: soon at first, then ever later, never idle for long. */
public enum BackOff {
    /** Between two attempts to be elected. */
    ELECTION(20, 1_000),
    /** Between two failovers that found nothing to promote. */
    FAILOVER(100, 2_000);

    private static final int MAX_DOUBLINGS = 20;

    private final long firstMs;
    private final long capMs;

    BackOff(long firstMs, long capMs) {
        this.firstMs = firstMs;
        this.capMs = capMs;
    }

    public long afterMs(int attempts) {
        return Math.min(capMs, firstMs << Math.min(attempts, MAX_DOUBLINGS));
    }
}
