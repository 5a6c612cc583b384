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

    private Stagger() {}

    /**
     * How long to wait before beginning an election.
     *
     * @param ours ids of our own sentinels that are up, without ourselves
     * @param foreign whether sentinels that are not ours are up
     */
    public static long delayMs(SentinelId self, List<SentinelId> ours, boolean foreign, RandomGenerator random) {
        return rank(self, ours) * STEP_MS + (foreign ? random.nextLong(FOREIGN_JITTER_MS) : 0);
    }

    public static long rank(SentinelId self, List<SentinelId> ours) {
        return ours.stream().filter(other -> other.compareTo(self) < 0).count();
    }
}
