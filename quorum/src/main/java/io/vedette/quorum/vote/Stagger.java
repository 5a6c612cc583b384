package io.vedette.quorum.vote;

import io.vedette.quorum.SentinelId;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Who begins an election when everybody sees the same thing at the same moment. Our own sentinels know each other, so they line up
 * by their ids: the first begins at once, and the next only when it has not been asked for its vote by then. Foreign sentinels
 * do not line up; among them chance has to part us.
 */
public final class Stagger {
    /** Longer than it takes to ask a neighbour for its vote, even if it is the first time that it does so. */
    public static final long STEP_MS = 25;

    /** Whoever comes to his own turn later than this may have been asked by others already, and has not read it. */
    public static final long LATE_MS = 5;

    static final long FOREIGN_JITTER_MS = 40;

    /** Where hundreds of elections are under way at once, a vote may take this long to be on the disk and back. */
    static final long LONGEST_STEP_MS = 1_000;

    /** So many elections are one step more: asking, voting and storing for each takes a busy sentinel some ms. */
    static final int GROUPS_PER_STEP = 8;

    /** Nobody waits longer for one who may be cut off, and so may see none of it. */
    static final long LONGEST_CROWD_STEP_MS = 400;

    private Stagger() {}

    /**
     * How long to wait before beginning an election. Where asking takes longer than a step, as on a slow network or a busy host,
     * those in line disturb each other; so the steps grow with every attempt that was lost, until one gets through.
     *
     * @param ours ids of our own sentinels that are up, without ourselves
     * @param foreign whether sentinels that are not ours are up
     * @param attempt how many were lost in a row
     * @param groups for how many groups elections are wanted at once, or will be in a moment: whoever begins has to ask for all of them
     */
    public static long delayMs(
            SentinelId self, List<SentinelId> ours, boolean foreign, int attempt, int groups, RandomGenerator random) {
        return rank(self, ours) * stepMs(attempt, groups) + (foreign ? random.nextLong(FOREIGN_JITTER_MS) : 0);
    }

    private static long stepMs(int attempt, int groups) {
        long lost = attempt == 0 ? STEP_MS : Math.min(LONGEST_STEP_MS, BackOff.ELECTION.afterMs(attempt));
        long many = Math.min(LONGEST_CROWD_STEP_MS, STEP_MS + STEP_MS * (groups / GROUPS_PER_STEP));
        return Math.max(lost, many);
    }

    public static long rank(SentinelId self, List<SentinelId> ours) {
        return ours.stream().filter(other -> other.compareTo(self) < 0).count();
    }
}
