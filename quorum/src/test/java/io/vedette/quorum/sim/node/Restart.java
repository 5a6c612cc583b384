package io.vedette.quorum.sim.node;

/** What a node finds on its disk when it starts again. */
public enum Restart {
    /** Everything it had. */
    WITH_ALL_DATA,
    /** An older snapshot. */
    WITH_OLD_SNAPSHOT,
    /** Nothing: no persistence was configured. */
    EMPTY
}
