package io.vedette.quorum.liveness;

import io.vedette.quorum.Rules;
import java.util.Comparator;

/**
 * How much a group bears before it holds an instance for down. Groups with the same tolerance share one verdict about an
 * instance they share.
 *
 * @param crashConfirmMs {@link #NEVER} when refused connections do not count
 */
public record Tolerance(long downAfterMs, long crashConfirmMs) implements Comparable<Tolerance> {
    public static final long NEVER = Long.MAX_VALUE;

    private static final Comparator<Tolerance> ORDER =
            Comparator.comparingLong(Tolerance::downAfterMs).thenComparingLong(Tolerance::crashConfirmMs);

    public static Tolerance of(Rules rules) {
        return new Tolerance(rules.downAfterMs(), rules.crashDetection() ? rules.crashConfirmMs() : NEVER);
    }

    @Override
    public int compareTo(Tolerance other) {
        return ORDER.compare(this, other);
    }
}
