package io.vedette.node.persist;

/** How much of what there is a snapshot holds. */
public enum SnapshotExtent {
    ALL,
    /** The libraries of functions, and no keys. */
    FUNCTIONS,
    /** A file with nothing in it. */
    NOTHING
}
