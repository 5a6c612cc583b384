package io.vedette.quorum;

/**
 * What holds for the whole sentinel, not for one group.
 *
 * @param periods the times of {@code SENTINEL DEBUG}
 * @param maxEpochJump an epoch further ahead of ours than this is refused: with it one message could end all elections
 * @param pingsPerSecond masters are pinged more often than Redis does, so that silence is noticed without waiting for the next
 *     PING; this bounds the total
 * @param announceHostnames whether events, hellos and orders carry the configured host name or the resolved IP
 */
public record Settings(Periods periods, long maxEpochJump, int pingsPerSecond, boolean announceHostnames) {
    public static final Settings DEFAULT = new Settings(Periods.DEFAULT, 1L << 32, 500, false);

    public Settings periods(Periods newPeriods) {
        return new Settings(newPeriods, maxEpochJump, pingsPerSecond, announceHostnames);
    }
}
