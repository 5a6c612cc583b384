package io.vedette.node.replication;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vedette.engine.replication.Backlog;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.ReplicationParameters;
import io.vedette.resp.info.RunIdentity;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Snapshots for replicas that have nothing to go on from. All that wait at the same time get the same one; with {@code
 * repl-diskless-sync} the first waits a little for others.
 */
final class FullSyncs {
    private static final Logger LOG = LoggerFactory.getLogger(FullSyncs.class);
    private static final long NONE = -1;

    private final Vertx vertx;
    private final Replicas replicas;
    private final SyncFigures figures;
    private final ReplicationStream stream;
    private final RandomGenerator random;
    private final Supplier<Configuration> configuration;
    private final Supplier<String> streamId;
    private final Supplier<Snapshot> source;
    private long timer = NONE;

    FullSyncs(
            Vertx vertx,
            Replicas replicas,
            SyncFigures figures,
            ReplicationStream stream,
            RandomGenerator random,
            Supplier<Configuration> configuration,
            Supplier<String> streamId,
            Supplier<Snapshot> source) {
        this.vertx = vertx;
        this.replicas = replicas;
        this.figures = figures;
        this.stream = stream;
        this.random = random;
        this.configuration = configuration;
        this.streamId = streamId;
        this.source = source;
    }

    /** A replica waits for a snapshot. */
    void wanted() {
        long delayMs = delayMs();
        if (delayMs == 0) {
            begin();
        } else if (timer == NONE) {
            LOG.info("Delay next snapshot for diskless SYNC by {} ms", delayMs);
            timer = vertx.setTimer(delayMs, id -> begin());
        }
    }

    private long delayMs() {
        Configuration now = configuration.get();
        long most = now.get(ReplicationParameters.REPL_DISKLESS_SYNC_MAX_REPLICAS);
        List<ReplicaLink> waiting = replicas.waiting();
        boolean complete = most > 0 && waiting.size() >= most;
        return complete || !now.get(ReplicationParameters.REPL_DISKLESS_SYNC)
                ? 0
                : now.get(ReplicationParameters.REPL_DISKLESS_SYNC_DELAY) * 1000;
    }

    /** Gives all who wait the same point in time. */
    private void begin() {
        vertx.cancelTimer(timer);
        timer = NONE;
        List<ReplicaLink> waiting = replicas.waiting();
        if (waiting.isEmpty()) {
            return;
        }
        Backlog backlog = stream.open(configuration.get().get(ReplicationParameters.REPL_BACKLOG_SIZE));
        stream.reselect();
        Snapshot snapshot = source.get();
        for (ReplicaLink link : waiting) {
            LOG.info("Full resync of replica {} at offset {}", link, stream.offset());
            figures.fullSync();
            if (link.wantsAnswer()) {
                link.connection().push(line("+FULLRESYNC " + streamId.get() + " " + stream.offset()));
            }
            link.snapshot(new SnapshotParts(snapshot, mark(link)), backlog.reader(stream.offset()));
        }
    }

    private Optional<String> mark(ReplicaLink link) {
        return link.isReadingMarks() && configuration.get().get(ReplicationParameters.REPL_DISKLESS_SYNC)
                ? Optional.of(RunIdentity.hexId(random))
                : Optional.empty();
    }

    static ByteBuf line(String text) {
        return Unpooled.wrappedBuffer((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
