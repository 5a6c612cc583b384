package io.vedette.node.replication;

/** How often replicas came, and what they got. */
public final class SyncFigures {
    private long full;
    private long continued;
    private long refused;

    void fullSync() {
        full++;
    }

    void goesOn() {
        continued++;
    }

    void cannotGoOn() {
        refused++;
    }

    /** Snapshots sent. */
    public long full() {
        return full;
    }

    /** Replicas that went on where they were. */
    public long continued() {
        return continued;
    }

    /** Replicas that asked to, and could not. */
    public long refused() {
        return refused;
    }

    public void reset() {
        full = 0;
        continued = 0;
        refused = 0;
    }
}
