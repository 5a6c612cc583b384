package io.vedette.node.watch;

/**
 * How often something took how long, in classes of which each is at most a sixteenth wider than the one before. Times
 * are in nanoseconds; what took longer than a second counts as a second, as in Redis.
 */
final class TimeHistogram {
    private static final int STEP_BITS = 4;
    private static final int STEPS = 1 << STEP_BITS;
    private static final long LONGEST_NS = 1_000_000_000;

    private final long[] counts = new long[index(LONGEST_NS) + 1];
    private long total;

    void add(long ns) {
        counts[index(Math.max(0, Math.min(ns, LONGEST_NS)))]++;
        total++;
    }

    long total() {
        return total;
    }

    /** The time within which this share of all, in percent, was over. */
    long percentileNs(double percent) {
        long wanted = Math.max(1, (long) Math.ceil(total * Math.min(100, percent) / 100));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return upperBound(i);
            }
        }
        return 0;
    }

    /** How many took no longer than this. */
    long within(long ns) {
        long seen = 0;
        for (int i = 0; i < counts.length && upperBound(i) <= ns; i++) {
            seen += counts[i];
        }
        return seen;
    }

    private static int index(long ns) {
        if (ns < STEPS) {
            return (int) ns;
        }
        int shift = 63 - Long.numberOfLeadingZeros(ns) - STEP_BITS;
        return ((shift + 1) << STEP_BITS) + (int) (ns >>> shift) - STEPS;
    }

    /** The longest time of a class. */
    private static long upperBound(int index) {
        if (index < STEPS) {
            return index;
        }
        int shift = (index >> STEP_BITS) - 1;
        return (((long) (index & (STEPS - 1)) + STEPS + 1) << shift) - 1;
    }
}
