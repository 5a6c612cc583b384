package io.vedette.quorum.link;

/**
 * How often to PING. Redis pings once a second, so a frozen master is noticed up to a second late, because its silence is measured from a
 * PING. Masters are pinged as often as the total number of PINGs allows: a few masters every few milliseconds, many of them rarely, never
 * more rarely than Redis does.
 */
public final class PingPace {
    static final long SHORTEST_MS = 10;

    private PingPace() {}

    public static long ordinaryMs(long downAfterMs, long pingPeriodMs) {
        return Math.max(1, Math.min(downAfterMs, pingPeriodMs));
    }

    /** The pace for a master, when {@code masters} of them share {@code pingsPerSecond}. */
    public static long masterMs(long downAfterMs, long pingPeriodMs, int masters, int pingsPerSecond) {
        long affordable = 1_000L * masters / Math.max(1, pingsPerSecond);
        return Math.min(ordinaryMs(downAfterMs, pingPeriodMs), Math.max(SHORTEST_MS, affordable));
    }

    /** A PING without answer is repeated after this: often enough to hear of a host that comes back, not to flood one that is frozen. */
    static long repeatMs(long downAfterMs, long paceMs) {
        return Math.max(paceMs, Math.min(500, downAfterMs / 4));
    }
}
