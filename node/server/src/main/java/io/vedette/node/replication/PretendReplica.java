package io.vedette.node.replication;

import org.jspecify.annotations.Nullable;

/** Takes whatever there is of a snapshot, and keeps nothing of it. */
final class PretendReplica implements Runnable {
    private @Nullable SnapshotParts parts;

    void takes(SnapshotParts snapshot) {
        parts = snapshot;
    }

    /** There is more. */
    @Override
    public void run() {
        SnapshotParts taking = parts;
        while (taking != null && taking.hasNext()) {
            taking.next();
        }
    }
}
