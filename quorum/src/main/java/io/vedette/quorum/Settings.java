package io.vedette.quorum;

/**
 * What holds for the whole sentinel, not for one group.
 *
 * @param periods the times of {@code SENTINEL DEBUG}
 * @param maxEpochJump an epoch further ahead of ours than this is refused: with it one message could end all elections
 * @param pingsPerSecond masters are pinged more often than Redis does, so that silence is noticed without waiting for the next
 *     PING; this bounds the total
 * @param blindAfterMs a loop that comes later than this was blind meanwhile: what it did not hear then is not held against others
 * @param election by what sentinels are elected to lead failovers; stays as it is while the process lives
 * @param announceHostnames whether events, hellos and orders carry the configured host name or the resolved IP
 */
public record Settings(
        Periods periods,
        long maxEpochJump,
        int pingsPerSecond,
        long blindAfterMs,
        boolean announceHostnames,
        Election election) {
    public static final Settings DEFAULT = new Settings(Periods.DEFAULT, 1L << 32, 500, 100, false, Election.VOTES);

    public Settings election(Election by) {
        return new Settings(periods, maxEpochJump, pingsPerSecond, blindAfterMs, announceHostnames, by);
    }

    public Settings periods(Periods newPeriods) {
        return new Settings(newPeriods, maxEpochJump, pingsPerSecond, blindAfterMs, announceHostnames, election);
    }
}
