package io.vedette.quorum;

/** Which replica is the best one. */
public enum PromotePolicy {
    /** The greatest offset; within the tolerance of it priority, offset and run id decide. Loses the least data. */
    FRESHEST,
    /** Redis's order: priority, then offset, then run id. */
    PRIORITY
}
