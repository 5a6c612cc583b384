package io.vedette.quorum.sim.node;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.sim.net.Message;

/** What a replica and its master say to each other. */
sealed interface Replication extends Message {
    record Psync(HostPort listeningAt, String replicationId, long offset) implements Replication {}

    record Continue(History history) implements Replication {}

    /** A snapshot is being taken; it follows. */
    record FullStart() implements Replication {}

    record Snapshot(History history, long offset) implements Replication {}

    /** Everything up to that offset. */
    record Stream(History history, long offset) implements Replication {}

    record Ack(long offset) implements Replication {}

    /** LOADING or NOMASTERLINK: ask again. */
    record NotNow() implements Replication {}
}
