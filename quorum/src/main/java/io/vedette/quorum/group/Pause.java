package io.vedette.quorum.group;

import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.OrderStamp;
import io.vedette.quorum.SentinelId;

/**
 * An operator's pause: nothing fails over by itself until it ends. One that has ended is kept for its stamp; an earlier order that
 * arrives late must not begin it again.
 */
record Pause(String reason, long untilMs, OrderStamp stamp) {
    static final Pause NEVER = new Pause("", Long.MIN_VALUE, OrderStamp.NONE);

    /** The order to pause for that long (0: to go on), as heard at {@code nowMs}. */
    static Pause ordered(String reason, long forMs, OrderStamp stamp, long nowMs) {
        long boundedMs = Math.max(0, Math.min(forMs, Limits.MAX_PAUSE_MS));
        String brief = reason.substring(0, Math.min(reason.length(), Limits.MAX_REASON_CHARS));
        return new Pause(brief, nowMs + boundedMs, stamp);
    }

    static Pause restored(DurableGroup.Pause saved, long nowMs) {
        return ordered(saved.reason(), saved.remainingMs(), saved.stamp(), nowMs);
    }

    OrderStamp nextStamp(SentinelId by) {
        return stamp.next(by);
    }

    boolean isOn(long nowMs) {
        return nowMs < untilMs;
    }

    long remainingMs(long nowMs) {
        return isOn(nowMs) ? untilMs - nowMs : 0;
    }

    /** Whether there ever was one that somebody should know of. */
    boolean isKnown() {
        return !equals(NEVER);
    }
}
