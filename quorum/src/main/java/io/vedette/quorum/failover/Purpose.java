package io.vedette.quorum.failover;

/** Why a failover was begun. */
public enum Purpose {
    /** The master is objectively down. */
    AUTOMATIC,
    /** An operator ordered it: the master is treated as if it was gone. */
    FORCED,
    /** An operator ordered it, and no write may be lost. */
    SWITCHOVER
}
