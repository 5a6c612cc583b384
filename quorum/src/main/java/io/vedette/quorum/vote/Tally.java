package io.vedette.quorum.vote;

/** How an election stands for its candidate. */
public enum Tally {
    PENDING,
    WON,
    LOST;

    /**
     * Counts.
     *
     * @param voters all sentinels known for the group, ourselves included, reachable or not
     * @param quorum the group's quorum: a larger one than the majority is demanded too
     * @param mine votes for the candidate in this epoch
     * @param refused voters that voted for somebody else or refused
     */
    public static Tally of(int voters, int quorum, int mine, int refused) {
        int needed = needed(voters, quorum);
        if (mine >= needed) {
            return WON;
        }
        return voters - refused < needed ? LOST : PENDING;
    }

    public static int needed(int voters, int quorum) {
        return Math.max(voters / 2 + 1, quorum);
    }
}
