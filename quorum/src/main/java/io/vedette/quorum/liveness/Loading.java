package io.vedette.quorum.liveness;

import io.vedette.quorum.NodeInfo;
import java.util.Optional;

/**
 * A node that loads its data set answers PING, so it is not silent, and serves nobody. How long that lasts it says itself; when it is
 * longer than a failover takes, and it says so twice, waiting is the slower way.
 *
 * <p>redis-server estimates from whole seconds, and says 1 while it has nothing to estimate from: too little to condemn anybody.
 */
public final class Loading {
    /** Detection, a lost election and its repetition, and clients that reconnect: what a failover takes at most when nothing is broken. */
    static final long FAILOVER_MS = 2_000;

    private static final long NEVER = Long.MIN_VALUE;

    private long sinceMs = NEVER;
    private long tooLongSinceMs = NEVER;
    private long saidMs;
    private long etaMs;

    /** What INFO said. */
    public void heard(NodeInfo info, long nowMs) {
        if (!info.loading()) {
            sinceMs = NEVER;
            tooLongSinceMs = NEVER;
            return;
        }
        sinceMs = sinceMs == NEVER ? nowMs : sinceMs;
        saidMs = nowMs;
        etaMs = 1_000 * Math.max(0, info.loadingEtaSeconds().orElse(0));
        boolean tooLong = etaMs > FAILOVER_MS;
        tooLongSinceMs = tooLong ? (tooLongSinceMs == NEVER ? nowMs : tooLongSinceMs) : NEVER;
    }

    /** With crash detection off a loading master is waited for, as redis-sentinel does. */
    public Optional<Evidence> evidence(Tolerance tolerance) {
        if (sinceMs == NEVER) {
            return Optional.empty();
        }
        boolean condemns = tolerance.crashConfirmMs() != Tolerance.NEVER
                && tooLongSinceMs != NEVER
                && saidMs - tooLongSinceMs >= Math.max(1, tolerance.crashConfirmMs());
        return Optional.of(new Evidence.Loading(sinceMs, saidMs, etaMs, FAILOVER_MS, condemns));
    }
}
