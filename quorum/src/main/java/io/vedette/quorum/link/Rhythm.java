package io.vedette.quorum.link;

/**
 * Lets routine be due together. Thousands of PINGs, INFOs and hellos a second, each due at a millisecond of its own, would each wake the
 * loop; due at beats that all share they leave in one turn of it, and their answers come back together, as with redis-sentinel, which
 * looks around ten times a second.
 *
 * <p>Whatever is rounded is rounded to an earlier time, so nothing is asked less often than was promised. No deadline is rounded: by when
 * somebody must have answered, been elected or done as ordered.
 */
public final class Rhythm {
    /** Beats are a tenth of a period apart, but no more than this: what one beat holds is one turn of the loop, and others wait for it. */
    private static final long LONGEST_BEAT_MS = 100;

    private static final int BEATS_IN_PERIOD = 10;

    private Rhythm() {}

    /** How much earlier than its period something may come. */
    static long beatMs(long periodMs) {
        return Math.max(1, Math.min(LONGEST_BEAT_MS, periodMs / BEATS_IN_PERIOD));
    }

    /** The last beat not later than that. */
    static long notAfter(long dueMs, long periodMs) {
        return dueMs - Math.floorMod(dueMs, beatMs(periodMs));
    }

    /**
     * The next time for the one of this number among many that do the same in the same period: they share all its beats, so that none of
     * these has much to do. It is at most a period away.
     */
    public static long nextInTurn(long nowMs, long periodMs, long number) {
        long slotMs = Math.floorMod(number * beatMs(periodMs), periodMs);
        return nowMs + periodMs - Math.floorMod(nowMs - slotMs, periodMs);
    }
}
