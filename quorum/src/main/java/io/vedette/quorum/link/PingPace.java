package io.vedette.quorum.link;

/**
 * How often to PING. Redis pings once a second, so a frozen master is noticed up to a second late. The silence of a master is
 * measured from a PING, so masters are pinged at a fiftieth of down-after; how many PINGs that makes in total is bounded, and shared
 * by all masters.
 */
public final class PingPace {
    static final long SHORTEST_MS = 10;
    static final long DOWN_AFTER_SHARE = 50;

    private PingPace() {}

    public static long ordinaryMs(long downAfterMs, long pingPeriodMs) {
        return Math.max(1, Math.min(downAfterMs, pingPeriodMs));
    }

    /** The pace for a master, when {@code masters} of them share {@code pingsPerSecond}. */
    public static long masterMs(long downAfterMs, long pingPeriodMs, int masters, int pingsPerSecond) {
        long wanted = Math.max(SHORTEST_MS, downAfterMs / DOWN_AFTER_SHARE);
        long affordable = 1_000L * masters / Math.max(1, pingsPerSecond);
        return Math.min(ordinaryMs(downAfterMs, pingPeriodMs), Math.max(wanted, affordable));
    }

    /** A PING without answer is repeated after this: often enough to hear of a host that comes back, not to flood one that is frozen. */
    static long repeatMs(long downAfterMs, long paceMs) {
        return Math.max(paceMs, Math.min(500, downAfterMs / 4));
    }
}
