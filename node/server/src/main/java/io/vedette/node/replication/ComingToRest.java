package io.vedette.node.replication;

import io.vedette.node.config.LiveConfiguration;
import io.vedette.node.persist.Rest;
import io.vedette.resp.config.ProcessParameters;
import io.vedette.resp.server.Pauses;
import io.vedette.resp.server.RespServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node is about to end. Writes wait, we do not listen to our master any more, and replicas get what they do not have,
 * within {@code shutdown-timeout}: so that what is saved is what everybody has, and all go on from there afterwards.
 */
final class ComingToRest implements Rest {
    private static final Logger LOG = LoggerFactory.getLogger(ComingToRest.class);
    private static final long LOOK_MS = 20;
    private static final long SECOND_MS = 1000;

    private final Vertx vertx;
    private final RespServer server;
    private final LiveConfiguration configuration;
    private final Replication replication;
    private @Nullable Promise<Void> rested;
    private long neededOffset;
    private long deadlineMs;
    private long timer;

    ComingToRest(Vertx vertx, RespServer server, LiveConfiguration configuration, Replication replication) {
        this.vertx = vertx;
        this.server = server;
        this.configuration = configuration;
        this.replication = replication;
    }

    boolean isOn() {
        return rested != null;
    }

    /** How long it may still take, while it goes on. */
    OptionalLong leftMs() {
        return rested == null
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, deadlineMs - server.clock().monotonicMs()));
    }

    @Override
    public Future<Void> begin() {
        if (rested != null) {
            return rested.future();
        }
        Promise<Void> made = Promise.promise();
        rested = made;
        server.pauses().pause(Pauses.Purpose.SHUTDOWN, Pauses.Mode.WRITE, Long.MAX_VALUE);
        replication.allegiance().leaveMaster();
        ReplicationStream stream = replication.history().stream();
        neededOffset = stream.offset();
        deadlineMs = server.clock().monotonicMs() + configuration.get(ProcessParameters.SHUTDOWN_TIMEOUT) * SECOND_MS;
        for (ReplicaLink link : replication.replicas().all()) {
            if (!link.isOnline()) {
                link.connection().close();
            }
        }
        if (!behind().isEmpty() && !replication.isReplica()) {
            stream.say("REPLCONF", "GETACK", "*");
        }
        timer = vertx.setPeriodic(LOOK_MS, id -> look());
        look();
        return made.future();
    }

    private List<ReplicaLink> behind() {
        return replication.replicas().all().stream()
                .filter(link -> link.isOnline() && link.wantsAnswer() && link.ackOffset() < neededOffset)
                .toList();
    }

    private void look() {
        Promise<Void> waiting = rested;
        List<ReplicaLink> behind = behind();
        boolean late = server.clock().monotonicMs() >= deadlineMs;
        if (waiting != null && (behind.isEmpty() || late)) {
            vertx.cancelTimer(timer);
            for (ReplicaLink link : behind) {
                LOG.warn("Lagging replica {} reported offset {} behind master", link, neededOffset - link.ackOffset());
            }
            long all = replication.replicas().all().stream()
                    .filter(ReplicaLink::isOnline)
                    .count();
            if (all > 0) {
                LOG.info("{} of {} replicas are in sync when shutting down.", all - behind.size(), all);
            }
            waiting.tryComplete();
        }
    }

    @Override
    public void end() {
        Promise<Void> waiting = rested;
        if (waiting != null) {
            rested = null;
            vertx.cancelTimer(timer);
            server.pauses().end(Pauses.Purpose.SHUTDOWN);
            replication.allegiance().returnToMaster();
            waiting.tryFail(new IOException("the node does not end"));
        }
    }
}
