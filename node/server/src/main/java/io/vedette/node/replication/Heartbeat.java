package io.vedette.node.replication;

import io.vedette.node.config.LiveConfiguration;
import io.vedette.resp.config.ReplicationParameters;
import io.vedette.resp.server.RespServer;

/** What has to be done for replicas every second, though nothing happens. */
final class Heartbeat {
    private static final long SECOND_MS = 1000;

    private final RespServer server;
    private final LiveConfiguration configuration;
    private final Replicas replicas;
    private final History history;
    private long seconds;
    private long lonelySinceMs;

    Heartbeat(RespServer server, LiveConfiguration configuration, Replicas replicas, History history) {
        this.server = server;
        this.configuration = configuration;
        this.replicas = replicas;
        this.history = history;
        this.lonelySinceMs = server.clock().monotonicMs();
    }

    void second(boolean isReplica) {
        seconds++;
        replicas.check(
                configuration.get(ReplicationParameters.REPL_TIMEOUT) * SECOND_MS,
                history.stream().offset());
        long now = server.clock().monotonicMs();
        if (!replicas.isEmpty()) {
            lonelySinceMs = now;
        }
        history.stream()
                .backlog()
                .ifPresent(backlog -> backlog.capacity(configuration.get(ReplicationParameters.REPL_BACKLOG_SIZE)));
        if (!isReplica) {
            ping();
            forgetIfLonely(now);
        }
    }

    /** Not while writes are paused: somebody waits for the offset to stand still. */
    private void ping() {
        boolean due = seconds % configuration.get(ReplicationParameters.REPL_PING_REPLICA_PERIOD) == 0;
        if (due && !replicas.isEmpty() && !server.pauses().stops(true)) {
            history.stream().say("PING");
        }
    }

    /** Writes that nobody saw would make our place look like one that another node may have reached. */
    private void forgetIfLonely(long nowMs) {
        long ttlSeconds = configuration.get(ReplicationParameters.REPL_BACKLOG_TTL);
        if (ttlSeconds > 0
                && history.stream().backlog().isPresent()
                && nowMs - lonelySinceMs > ttlSeconds * SECOND_MS) {
            history.forget();
        }
    }
}
