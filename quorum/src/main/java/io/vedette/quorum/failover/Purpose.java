package io.vedette.quorum.failover;

/** Why a failover was begun. */
public enum Purpose {
    /** The master is objectively down. */
    AUTOMATIC(false, false),
    /** An operator ordered it, and the master cannot be reached: it is treated as if it was gone. */
    FORCED(false, false),
    /** An operator ordered it while the master lives: writes wait for the replica for a moment, but the order is carried out anyway. */
    HANDOVER(true, false),
    /** An operator ordered it, and no write may be lost: it is rather given up. */
    SWITCHOVER(true, true);

    private final boolean holdsWrites;
    private final boolean losesNone;

    Purpose(boolean holdsWrites, boolean losesNone) {
        this.holdsWrites = holdsWrites;
        this.losesNone = losesNone;
    }

    /** Whether the master is asked to hold back writes until the replica has all of them. */
    boolean holdsWrites() {
        return holdsWrites;
    }

    /** Whether it ends where a write might be lost. */
    boolean losesNone() {
        return losesNone;
    }
}
