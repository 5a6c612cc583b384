package io.vedette.node.replication;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vedette.engine.replication.Backlog;
import io.vedette.node.config.DataFolder;
import io.vedette.node.persist.SnapshotExtent;
import io.vedette.node.persist.SnapshotMaker;
import io.vedette.node.persist.SnapshotRun;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.PersistenceParameters;
import io.vedette.resp.config.ReplicationParameters;
import io.vedette.resp.info.RunIdentity;
import io.vedette.resp.process.Worker;
import io.vedette.resp.server.RespServer;
import io.vertx.core.Future;
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
 * repl-diskless-sync} the first waits a little for others, and its bytes go from the worker that makes them to the sockets.
 * Without, or where one of the replicas has to know the length, they go by way of a file. Whoever comes later waits for the
 * next one, as everybody does while a snapshot for somebody else is being made.
 */
final class FullSyncs {
    private static final Logger LOG = LoggerFactory.getLogger(FullSyncs.class);
    private static final long NONE = -1;
    private static final long BUSY_RETRY_MS = 50;

    private final Vertx vertx;
    private final RespServer server;
    private final Replicas replicas;
    private final SyncFigures figures;
    private final History history;
    private final RandomGenerator random;
    private final Supplier<Configuration> configuration;
    private final SnapshotMaker maker;
    private final DataFolder folder;
    private final Worker files;
    private long timer = NONE;

    FullSyncs(
            Vertx vertx,
            RespServer server,
            Replicas replicas,
            SyncFigures figures,
            History history,
            RandomGenerator random,
            Supplier<Configuration> configuration,
            SnapshotMaker maker,
            DataFolder folder) {
        this.vertx = vertx;
        this.server = server;
        this.replicas = replicas;
        this.figures = figures;
        this.history = history;
        this.random = random;
        this.configuration = configuration;
        this.maker = maker;
        this.folder = folder;
        this.files = Worker.inBackground(vertx, "sync-files");
    }

    /** Takes next to nothing to a replica that is none, before there is one. */
    void rehearse() {
        SharedSnapshot snapshot = new SharedSnapshot(server.context());
        PretendReplica replica = new PretendReplica();
        replica.takes(snapshot.share(Optional.of(RunIdentity.hexId(random)), replica));
        maker.rehearse(snapshot);
    }

    /** A replica waits for a snapshot. Whoever asks at the same time gets the same one, and clients have a turn before it begins. */
    void wanted() {
        long delayMs = delayMs();
        if (delayMs == 0) {
            server.nextTurn(this::begin);
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

    /** Gives all who wait for the same the same point in time; then comes who waits for something else. */
    private void begin() {
        vertx.cancelTimer(timer);
        timer = NONE;
        List<ReplicaLink> all = replicas.waiting();
        if (all.isEmpty()) {
            return;
        }
        if (maker.isBusy()) {
            timer = vertx.setTimer(BUSY_RETRY_MS, id -> begin());
            return;
        }
        SnapshotExtent extent = all.get(0).profile().extent();
        List<ReplicaLink> waiting =
                all.stream().filter(link -> link.profile().extent() == extent).toList();
        give(waiting, extent);
        if (waiting.size() < all.size()) {
            timer = vertx.setTimer(BUSY_RETRY_MS, id -> begin());
        }
    }

    private void give(List<ReplicaLink> waiting, SnapshotExtent extent) {
        Backlog backlog = history.stream().open(configuration.get().get(ReplicationParameters.REPL_BACKLOG_SIZE));
        history.stream().reselect();
        SharedSnapshot snapshot = new SharedSnapshot(server.context());
        boolean direct = configuration.get().get(ReplicationParameters.REPL_DISKLESS_SYNC) && allReadMarks(waiting);
        long offset = history.stream().offset();
        for (ReplicaLink link : waiting) {
            LOG.info("Full resync of replica {} at offset {}", link, offset);
            figures.fullSync();
            if (link.wantsAnswer()) {
                link.connection().push(line("+FULLRESYNC " + history.lineage().id() + " " + offset));
            }
            Optional<String> mark = direct ? Optional.of(RunIdentity.hexId(random)) : Optional.empty();
            link.snapshot(snapshot.share(mark, link::send), backlog.reader(offset));
        }
        (direct ? directly(snapshot, extent) : byFile(snapshot, extent)).onFailure(failure -> {
            LOG.warn("The snapshot for replicas was given up: {}", failure.toString());
            waiting.stream()
                    .filter(link -> link.isTaking(snapshot))
                    .forEach(link -> link.connection().close());
        });
    }

    private static boolean allReadMarks(List<ReplicaLink> links) {
        boolean all = true;
        for (ReplicaLink link : links) {
            all &= link.isReadingMarks();
        }
        return all;
    }

    private Future<Void> directly(SharedSnapshot snapshot, SnapshotExtent extent) {
        SnapshotRun run = maker.begin(snapshot, checksum(), extent);
        snapshot.whenUnwanted(() -> run.abandon("no replica waits for it any more"));
        return run.ended();
    }

    private Future<Void> byFile(SharedSnapshot snapshot, SnapshotExtent extent) {
        SyncFile file = new SyncFile(folder.path());
        SnapshotRun run = maker.begin(file, checksum(), extent);
        snapshot.whenUnwanted(() -> run.abandon("no replica waits for it any more"));
        return run.ended().compose(made -> files.run(file::bytes)).compose(bytes -> {
            snapshot.hasLength(bytes);
            return files.step(() -> file.giveTo(snapshot));
        });
    }

    private boolean checksum() {
        return configuration.get().get(PersistenceParameters.RDBCHECKSUM);
    }

    static ByteBuf line(String text) {
        return Unpooled.wrappedBuffer((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
