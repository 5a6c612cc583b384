package io.vedette.sentinel.link;

import java.util.concurrent.TimeUnit;

/**
 * Whether our hellos come back from a node that we listen to. How often we say hello is not the same for all nodes and at all times, so
 * silence is no matter of the clock alone: something is missed when we speak again, and what we said before has had its time.
 */
final class Echo {
    /** It comes back within this or not at all. More than the usual time between two hellos, so one that is late is not missed yet. */
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private boolean awaited;
    private long saidNanos;

    /** We speak. @return whether nothing was heard for too long after we had spoken before */
    boolean isMissed(long nowNanos) {
        if (awaited) {
            return nowNanos - saidNanos > PATIENCE_NANOS;
        }
        awaited = true;
        saidNanos = nowNanos;
        return false;
    }

    /** Whatever it is, somebody spoke and we hear. */
    void heard() {
        awaited = false;
    }
}
