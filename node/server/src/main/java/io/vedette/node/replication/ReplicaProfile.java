package io.vedette.node.replication;

import io.vedette.node.persist.SnapshotExtent;

/**
 * What a replica says of itself, mostly before it asks for anything: where it is to be found and what it understands.
 * Redis's replicas say it in several commands, and old ones say less.
 */
final class ReplicaProfile {
    private String announcedHost = "";
    private int listeningPort;
    private boolean readsMarks;
    private boolean learnsIds;
    private boolean old;
    private boolean onlySnapshot;
    private SnapshotExtent extent = SnapshotExtent.ALL;

    void listensAt(int port) {
        listeningPort = port;
    }

    void announces(String host) {
        announcedHost = host;
    }

    /** It finds the end of a snapshot by a mark. */
    void readsMarks() {
        readsMarks = true;
    }

    /** It understands that the id of a stream may change while it goes on. */
    void learnsIds() {
        learnsIds = true;
    }

    /** It asked with SYNC, and knows nothing of ids and offsets. */
    void asksTheOldWay() {
        old = true;
    }

    /** It wants a snapshot and nothing after it. */
    void wantsOnlySnapshot() {
        onlySnapshot = true;
    }

    /** It wants no more than that in its snapshot. */
    void wantsOnly(SnapshotExtent part) {
        extent = part;
    }

    SnapshotExtent extent() {
        return extent;
    }

    boolean isReadingMarks() {
        return readsMarks;
    }

    boolean isLearningIds() {
        return learnsIds;
    }

    boolean isOld() {
        return old;
    }

    boolean isWantingStream() {
        return !onlySnapshot;
    }

    /** What it announced, or else the host of the address that it comes from. */
    String host(String peer) {
        if (!announcedHost.isEmpty()) {
            return announcedHost;
        }
        int colon = peer.lastIndexOf(':');
        return colon < 0 ? peer : peer.substring(0, colon).replace("[", "").replace("]", "");
    }

    int port() {
        return listeningPort;
    }
}
