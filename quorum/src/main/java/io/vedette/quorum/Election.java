package io.vedette.quorum;

/** Who says which sentinel may replace a master. Whether one is to be replaced the sentinels find out among themselves in either case. */
public enum Election {
    /** The sentinels of the group, by majority, one vote each and epoch. */
    VOTES,
    /** A service outside that all of them ask ({@link Effect.AskLeadership}); it keeps the epochs too. */
    ARBITER
}
