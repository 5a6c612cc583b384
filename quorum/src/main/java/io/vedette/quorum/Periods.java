package io.vedette.quorum;

/**
 * The times {@code SENTINEL DEBUG} shows and sets, in ms. They bound what redis-sentinel polls; where the core acts on events
 * they are the fall-back only.
 */
public record Periods(
        long infoMs,
        long pingMs,
        long askMs,
        long publishMs,
        long defaultDownAfterMs,
        long defaultFailoverTimeoutMs,
        long tiltTriggerMs,
        long tiltMs,
        long reconfTimeoutMs,
        long minLinkReconnectMs,
        long electionTimeoutMs) {
    public static final Periods DEFAULT =
            new Periods(10_000, 1_000, 1_000, 2_000, 30_000, 180_000, 2_000, 30_000, 10_000, 15_000, 10_000);
}
