package io.vedette.node.persist;

import io.vedette.engine.Engine;
import io.vedette.engine.aof.KeyspaceCommands;
import io.vedette.engine.rdb.ContentWriter;
import io.vedette.engine.rdb.RdbOrigin;
import io.vedette.engine.rdb.RdbSink;
import io.vedette.engine.snapshot.Snapshot;
import io.vedette.engine.snapshot.UsageAccount;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.resp.config.MemoryParameters;
import io.vedette.resp.config.PersistenceParameters;
import io.vedette.resp.info.RunIdentity;
import io.vedette.resp.process.Worker;
import io.vedette.resp.server.RespServer;
import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes snapshots of the data for whoever wants one, one at a time. */
public final class SnapshotMaker {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotMaker.class);

    private final RespServer server;
    private final Engine engine;
    private final LiveConfiguration configuration;
    private final Worker worker;
    private final Executor nextTurn;
    private final SnapshotRun.Hands hands;
    private final Pace pace;

    /** Made beforehand, as these are dear where they are made for the first time. */
    private final Handler<AsyncResult<Void>> over = ended -> noneIsRunning();

    private Supplier<Optional<RdbOrigin.Position>> position = Optional::empty;
    private @Nullable SnapshotRun running;
    private boolean forAof;

    public SnapshotMaker(Vertx vertx, RespServer server, Engine engine, LiveConfiguration configuration) {
        this.server = server;
        this.engine = engine;
        this.configuration = configuration;
        this.worker = Worker.inBackground(vertx, "snapshots");
        this.nextTurn = server::nextTurn;
        this.pace = new Pace(configuration, PersistenceParameters.RDB_KEY_SAVE_DELAY);
        this.hands = step -> worker.step(step::run);
    }

    /** Who knows where in the history of its master the data stand. */
    public void position(Supplier<Optional<RdbOrigin.Position>> known) {
        position = known;
    }

    /** Where the data stand now. */
    Optional<RdbOrigin.Position> position() {
        return position.get();
    }

    /** Whether one is being made, by whomever, or this is no moment for one: a script is stopped in the middle. */
    public boolean isBusy() {
        return running != null
                || engine.keyspace().isSaving()
                || engine.scripts().isPaused();
    }

    /** An RDB file is being made, by whomever: a save, or for replicas. */
    boolean isSavingRdb() {
        return running != null && !forAof;
    }

    /** The one that is being made. */
    Optional<SnapshotRun> current() {
        return Optional.ofNullable(running);
    }

    /**
     * The data as they are now, in an RDB file; only where {@link #isBusy} does not hold.
     *
     * @param checksum whether the file ends in its checksum
     * @param aofBase whether the file stands for what an append-only file says up to here, which has no place in the
     *     history of a master
     */
    public SnapshotRun begin(SnapshotTarget target, boolean checksum, boolean aofBase) {
        return begin(target, aofBase, form(checksum), SnapshotExtent.ALL);
    }

    /** The same of a part of the data, for a replica that is none. */
    public SnapshotRun begin(SnapshotTarget target, boolean checksum, SnapshotExtent extent) {
        return begin(target, false, form(checksum), extent);
    }

    private RdbForm form(boolean checksum) {
        return new RdbForm(configuration.get(PersistenceParameters.RDBCOMPRESSION), checksum);
    }

    /**
     * The same as commands that make them anew.
     *
     * @param timed whether they begin with the time
     */
    public SnapshotRun beginCommands(SnapshotTarget target, boolean timed) {
        return begin(target, true, sink -> new KeyspaceCommands(sink::write, timed), SnapshotExtent.ALL);
    }

    private SnapshotRun begin(
            SnapshotTarget target, boolean aofBase, Function<RdbSink, ContentWriter> form, SnapshotExtent extent) {
        Runtime memory = Runtime.getRuntime();
        RdbOrigin origin = new RdbOrigin(
                RunIdentity.REDIS_VERSION,
                server.clock().wallMs(),
                memory.totalMemory() - memory.freeMemory(),
                aofBase ? Optional.empty() : position.get(),
                aofBase);
        Snapshot snapshot = new Snapshot(
                extent == SnapshotExtent.ALL
                        ? engine.keyspace()
                        : engine.keyspace().fresh(),
                extent == SnapshotExtent.NOTHING ? List.of() : engine.functions(),
                origin,
                account());
        SnapshotRun run = SnapshotRun.start(nextTurn, hands, snapshot, target, pace, form);
        running = run;
        forAof = aofBase;
        run.ended().onComplete(over);
        return run;
    }

    private void noneIsRunning() {
        running = null;
    }

    /** Beside the loop, before anybody wants a snapshot; see {@link SnapshotRehearsal}. */
    public void rehearse(SnapshotTarget target) {
        SnapshotRehearsal rehearsal = new SnapshotRehearsal(engine.keyspace().fresh(), target);
        nextTurn.execute(() -> hands.take(rehearsal::run)
                .onFailure(failure -> LOG.debug("A snapshot could not be rehearsed", failure)));
    }

    private UsageAccount account() {
        String policy = configuration.get(MemoryParameters.MAXMEMORY_POLICY).toLowerCase(Locale.ROOT);
        if (policy.endsWith("lfu")) {
            return UsageAccount.LFU;
        }
        return policy.endsWith("lru") ? UsageAccount.LRU : UsageAccount.NONE;
    }
}
