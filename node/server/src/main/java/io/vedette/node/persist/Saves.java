package io.vedette.node.persist;

import io.vedette.engine.Engine;
import io.vedette.engine.rdb.RdbOrigin;
import io.vedette.node.config.DataFolder;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.node.disk.Disk;
import io.vedette.resp.config.PersistenceParameters;
import io.vedette.resp.config.SavePoint;
import io.vedette.resp.server.RespServer;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the data are saved to the file, and how that went: on demand, by the rules of {@code save}, after FLUSHALL. One
 * save at a time, never beside somebody else's snapshot.
 */
public final class Saves {
    private static final Logger LOG = LoggerFactory.getLogger(Saves.class);

    /** After one that failed, rules wait so long. */
    private static final long RETRY_MS = 5_000;

    private static final long NEVER = -1;

    /** What became of a wish. */
    public enum Answer {
        STARTED,
        SCHEDULED,
        RUNNING_ALREADY,
        OTHERS_FIRST
    }

    private final RespServer server;
    private final Engine engine;
    private final LiveConfiguration configuration;
    private final DataFolder folder;
    private final SnapshotMaker maker;
    private final Disk disk;
    /** Made beforehand: it costs a millisecond of the loop to make it where it is wanted first. */
    private final Handler<AsyncResult<Void>> over = this::ended;

    private BooleanSupplier others = () -> false;
    private @Nullable SnapshotRun running;
    private boolean scheduled;
    private boolean unwanted;
    private boolean lastFailed;
    private Path fileAtBegin = Path.of("");
    private long changesAtBegin;
    private Optional<RdbOrigin.Position> positionAtBegin = Optional.empty();
    private long savedChanges;
    private Optional<RdbOrigin.Position> savedPosition = Optional.empty();
    private long seenFlushes;

    /** Whether what runs has no other reason than a flush. */
    private boolean clearing;

    private long lastSaveMs;
    private long lastTryMs;
    private long begunMs;
    private long lastTookMs = NEVER;
    private long saves;

    Saves(
            RespServer server,
            Engine engine,
            LiveConfiguration configuration,
            DataFolder folder,
            SnapshotMaker maker,
            Disk disk) {
        this.server = server;
        this.engine = engine;
        this.configuration = configuration;
        this.folder = folder;
        this.maker = maker;
        this.disk = disk;
        this.lastSaveMs = server.clock().wallMs();
    }

    /** Whose work goes first: nothing is saved while this holds. */
    public void waitFor(BooleanSupplier busy) {
        others = busy;
    }

    /** BGSAVE. */
    public Answer demand(boolean patient) {
        if (isWished()) {
            return Answer.RUNNING_ALREADY;
        }
        if (running != null) {
            scheduled = true;
            return Answer.STARTED;
        }
        if (!mayBegin()) {
            scheduled |= patient;
            return patient ? Answer.SCHEDULED : Answer.OTHERS_FIRST;
        }
        begin();
        return Answer.STARTED;
    }

    /** It is done as soon as the transaction is over. */
    public Answer schedule() {
        if (isWished()) {
            return Answer.RUNNING_ALREADY;
        }
        scheduled = true;
        return Answer.SCHEDULED;
    }

    /** Saves now, or as soon as what is going on is done; succeeds when the file is on the disk. */
    public Future<Void> save() {
        Optional<SnapshotRun> current = maker.current();
        if (current.isPresent()) {
            return current.get().ended().transform(ended -> save());
        }
        if (!mayBegin()) {
            return Future.failedFuture(new IOException("another snapshot is being made"));
        }
        return begin().ended();
    }

    private boolean mayBegin() {
        return running == null && !maker.isBusy() && !others.getAsBoolean();
    }

    private SnapshotRun begin() {
        scheduled = false;
        clearing = false;
        unwanted = false;
        begunMs = server.clock().wallMs();
        lastTryMs = begunMs;
        changesAtBegin = engine.keyspace().figures().changes();
        // What was thrown away before is not in it.
        seenFlushes = engine.keyspace().figures().flushes();
        positionAtBegin = maker.position();
        fileAtBegin = folder.resolve(configuration.get(PersistenceParameters.DBFILENAME));
        RdbFile file = new RdbFile(
                disk,
                folder.path(),
                configuration.get(PersistenceParameters.DBFILENAME),
                ProcessHandle.current().pid(),
                configuration.get(PersistenceParameters.RDB_SAVE_INCREMENTAL_FSYNC));
        SnapshotRun run = maker.begin(file, configuration.get(PersistenceParameters.RDBCHECKSUM), false);
        running = run;
        LOG.info("Background saving started: {} keys to {}", run.keys(), fileAtBegin);
        run.ended().onComplete(over);
        return run;
    }

    private void ended(AsyncResult<Void> outcome) {
        running = null;
        lastTookMs = server.clock().wallMs() - begunMs;
        if (outcome.succeeded()) {
            saved();
        } else if (!unwanted) {
            failed(outcome.cause());
        }
        if (scheduled && mayBegin()) {
            begin();
        }
    }

    private void saved() {
        savedPosition = positionAtBegin;
        savedChanges = changesAtBegin;
        lastSaveMs = server.clock().wallMs();
        lastFailed = false;
        saves++;
        LOG.info("DB saved on disk in {} ms", lastTookMs);
    }

    private void failed(Throwable cause) {
        lastFailed = true;
        LOG.warn(
                "Background saving error: {} could not be written ({}); the file before it, if there was one, is as it"
                        + " was. It is tried again by the rules of 'save', or by BGSAVE",
                fileAtBegin,
                cause.toString());
    }

    /** What is due; every now and then, on the loop. */
    void tick() {
        if (seenFlushes != engine.keyspace().figures().flushes()) {
            afterFlush();
        }
        if (!mayBegin()) {
            return;
        }
        if (scheduled) {
            begin();
            return;
        }
        dueRule().ifPresent(rule -> {
            LOG.info("{} changes in {} seconds. Saving...", rule.changes(), rule.seconds());
            begin();
        });
    }

    /** Everything was thrown away: what is being saved is worth nothing, and, where files are saved unasked, none must bring it back. */
    private void afterFlush() {
        SnapshotRun current = running;
        if (current != null && !unwanted) {
            unwanted = true;
            current.abandon("all keys were removed meanwhile");
        }
        if (!hasRules()) {
            seenFlushes = engine.keyspace().figures().flushes();
        } else if (mayBegin()) {
            begin();
            clearing = true;
        }
    }

    private Optional<SavePoint> dueRule() {
        long nowMs = server.clock().wallMs();
        if (lastFailed && nowMs - lastTryMs <= RETRY_MS) {
            return Optional.empty();
        }
        return configuration.get(PersistenceParameters.SAVE).stream()
                .filter(rule -> changes() >= rule.changes() && nowMs - lastSaveMs > 1000 * rule.seconds())
                .findFirst();
    }

    /** Whether data are to be saved without being asked for, also at the end. */
    public boolean hasRules() {
        return !configuration.get(PersistenceParameters.SAVE).isEmpty();
    }

    /** The data are those of the file. */
    void loaded() {
        savedChanges = engine.keyspace().figures().changes();
        lastSaveMs = server.clock().wallMs();
    }

    /** Whether the last save failed. */
    boolean hasFailed() {
        return lastFailed;
    }

    public boolean isRunning() {
        return running != null;
    }

    /** Whether a save runs that somebody asked for, or a rule. What merely follows a flush is nobody's business: redis-server is done then. */
    boolean isWished() {
        return running != null && !clearing;
    }

    /** Changes that no file has yet. */
    long changes() {
        return engine.keyspace().figures().changes() - savedChanges;
    }

    /** Whether the file says everything there is to say, also where in the history of a master the data stand. */
    boolean isCurrent() {
        return changes() == 0 && savedPosition.equals(maker.position());
    }

    long lastSaveSeconds() {
        return lastSaveMs / 1000;
    }

    boolean isScheduled() {
        return scheduled;
    }

    /** Of the last one, or -1. */
    long lastTookSeconds() {
        return lastTookMs == NEVER ? NEVER : lastTookMs / 1000;
    }

    /** Of the one that is going on, or -1. */
    long runsForSeconds() {
        return running == null ? NEVER : (server.clock().wallMs() - begunMs) / 1000;
    }

    /** How many there were. */
    long count() {
        return saves;
    }

    Optional<SnapshotRun> current() {
        return Optional.ofNullable(running);
    }
}
