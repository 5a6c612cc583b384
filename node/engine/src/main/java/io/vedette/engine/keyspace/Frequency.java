package io.vedette.engine.keyspace;

import java.util.random.RandomGenerator;

/**
 * How often an entry was used: a counter of 8 bits that grows with the logarithm of the uses and shrinks with time, and the
 * minute of which it is true in 16 bits. Redis's figures and formulas, so that counters move between Redis and us.
 */
public final class Frequency implements Aging {

    /** A new key must not go before it had a chance to be used. */
    private static final int INITIAL = 5;

    private static final int MOST = 255;
    private static final long MINUTE_MS = 60_000;
    private static final int MINUTES = (1 << 16) - 1;

    private final RandomGenerator random;
    private final long logFactor;
    private final long decayMinutes;

    /**
     * Counters of this kind.
     *
     * @param logFactor how slowly they grow
     * @param decayMinutes after how many minutes without use they lose one; 0 for never
     */
    public Frequency(RandomGenerator random, long logFactor, long decayMinutes) {
        this.random = random;
        this.logFactor = logFactor;
        this.decayMinutes = decayMinutes;
    }

    @Override
    public int fresh(long nowMs) {
        return bits(INITIAL, nowMs);
    }

    @Override
    public int used(int bits, long nowMs) {
        return bits(grown(counter(bits, nowMs)), nowMs);
    }

    @Override
    public long worthlessness(int bits, long nowMs) {
        return (long) MOST - counter(bits, nowMs);
    }

    /** The counter of these bits now. */
    int counter(int bits, long nowMs) {
        int counter = bits & MOST;
        long lost = decayMinutes == 0 ? 0 : ((minute(nowMs) - (bits >>> 8)) & MINUTES) / decayMinutes;
        return (int) Math.max(0, counter - lost);
    }

    static int bits(int counter, long nowMs) {
        return minute(nowMs) << 8 | counter;
    }

    private int grown(int counter) {
        if (counter == MOST) {
            return MOST;
        }
        double chance = 1.0 / ((double) Math.max(0, counter - INITIAL) * logFactor + 1);
        return random.nextDouble() < chance ? counter + 1 : counter;
    }

    private static int minute(long nowMs) {
        return (int) (nowMs / MINUTE_MS) & MINUTES;
    }
}
