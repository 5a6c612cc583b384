package io.vedette.node.persist;

import io.vedette.engine.Engine;
import io.vedette.engine.rdb.RdbOrigin;
import io.vedette.engine.snapshot.FreshData;
import io.vedette.node.config.DataFolder;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.node.disk.Disk;
import io.vedette.resp.config.PersistenceParameters;
import io.vedette.resp.config.ReplicationParameters;
import io.vedette.resp.info.Decimal;
import io.vedette.resp.info.InfoFields;
import io.vedette.resp.process.ShutdownCommand;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.RespServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The data of a node in its snapshot file: loaded at the start, saved meanwhile and at the end. */
public final class Persistence {
    /** The answer to whoever asks for data that are not there yet. */
    public static final String LOADING = "LOADING Redis is loading the dataset in memory";

    private static final long TICK_MS = 100;

    private static final String MISCONF =
            "MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk. Commands"
                    + " that may modify the data set are disabled, because this instance is configured to report errors"
                    + " during writes if RDB snapshotting fails (stop-writes-on-bgsave-error option). Please check the"
                    + " Redis logs for details about the RDB error.";

    private final Vertx vertx;
    private final Engine engine;
    private final LiveConfiguration configuration;
    private final DataFolder folder;
    private final SnapshotMaker maker;
    private final Saves saves;
    private final Loading loading;
    private final Ending ending;
    private boolean paused;

    public Persistence(
            Vertx vertx,
            RespServer server,
            Engine engine,
            LiveConfiguration configuration,
            DataFolder folder,
            Disk disk,
            Runnable end) {
        this.vertx = vertx;
        this.engine = engine;
        this.configuration = configuration;
        this.folder = folder;
        this.maker = new SnapshotMaker(vertx, server, engine, configuration);
        this.saves = new Saves(server, engine, configuration, folder, maker, disk);
        this.loading = new Loading(
                vertx, engine, server.clock(), new Pace(configuration, PersistenceParameters.KEY_LOAD_DELAY));
        this.ending = new Ending(saves, loading, end);
    }

    public SnapshotMaker maker() {
        return maker;
    }

    public Saves saves() {
        return saves;
    }

    public Loading loading() {
        return loading;
    }

    /** Loads the file, if there is one; on the loop. Gives where in the history of a master its data stand. */
    public Future<Optional<RdbOrigin.Position>> load() {
        Path file = file();
        if (!isThere()) {
            return Future.succeededFuture(Optional.empty());
        }
        boolean replica = !configuration.get(ReplicationParameters.REPLICAOF).isEmpty();
        return loading.load(file, isChecking(), replica ? FreshData.Expired.KEEP : FreshData.Expired.DROP)
                .onSuccess(data -> saves.loaded())
                .map(FreshData::position);
    }

    /** From now on everybody is served and the rules are followed; on the loop, once the data and all else are there. */
    public void start() {
        vertx.setPeriodic(TICK_MS, id -> tick());
        loading.awaited(false);
    }

    private void tick() {
        if (!paused) {
            saves.tick();
        }
    }

    /** Whether nothing is saved unless somebody asks for it. */
    public void paused(boolean yes) {
        paused = yes;
    }

    /** Who has to come to rest before the last save. */
    public void restsFirst(Rest rest) {
        ending.restsFirst(rest);
    }

    /** Who may have a reason why the node must not end of its own accord. */
    public void asksFirst(Supplier<@Nullable String> whom) {
        ending.asksFirst(whom);
    }

    /** The node is about to end: nothing changes any more once this is done; on the loop. */
    public Future<Void> rest() {
        return ending.restForGood();
    }

    /** What SHUTDOWN does. */
    public ShutdownCommand.Ending ending() {
        return ending;
    }

    /** Saves at the end of the node, if that is what it is configured or was asked to do; on the loop. */
    public Future<Void> end() {
        return ending.save();
    }

    /** DEBUG RELOAD: everything goes to the file and comes back from it. */
    public Future<Void> reload(boolean saving) {
        return replacing(() -> savedIf(saving).compose(saved -> load()).mapEmpty());
    }

    /** The same, but what comes back is put beside what there is. */
    public Future<Void> merge(boolean saving, boolean replacing) {
        return replacing(() -> savedIf(saving).compose(saved -> loading.merge(file(), isChecking(), replacing)));
    }

    private Future<Void> savedIf(boolean saving) {
        return saving ? saves.save() : Future.succeededFuture();
    }

    /** Nobody is served while other data take the place of those there are. What is being loaded anyway is not all there to be replaced. */
    public Future<Void> replacing(Supplier<Future<Void>> loads) {
        if (loading.isLoading()) {
            return Future.failedFuture(new IOException("the data are being loaded"));
        }
        loading.awaited(true);
        return loads.get().onComplete(done -> loading.awaited(false));
    }

    /** Whether a checksum that does not fit is an error. */
    private boolean isChecking() {
        return configuration.get(PersistenceParameters.RDBCHECKSUM) && engine.checksumsCount();
    }

    /** Why nothing may be written now, or null: it could not be kept. */
    public @Nullable String trouble() {
        return isMisconfigured() ? MISCONF : null;
    }

    private boolean isMisconfigured() {
        return saves.hasFailed()
                && saves.hasRules()
                && configuration.get(PersistenceParameters.STOP_WRITES_ON_BGSAVE_ERROR);
    }

    /** SAVE, BGSAVE, LASTSAVE. */
    public Map<String, CommandHandler> commands(Predicate<Connection> inTransaction) {
        return new SaveCommands(saves, inTransaction).handlers();
    }

    /** What INFO says about it. */
    public void write(InfoFields fields) {
        fields.put("loading", loading.isLoading() ? 1 : 0).put("async_loading", 0);
        fields.put("rdb_changes_since_last_save", saves.changes())
                .put("rdb_bgsave_in_progress", maker.isSavingRdb() ? 1 : 0)
                .put("rdb_last_save_time", saves.lastSaveSeconds())
                .put("rdb_last_bgsave_status", saves.hasFailed() ? "err" : "ok")
                .put("rdb_last_bgsave_time_sec", saves.lastTookSeconds())
                .put("rdb_current_bgsave_time_sec", saves.runsForSeconds())
                .put("rdb_saves", saves.count())
                .put("rdb_last_load_keys_expired", loading.lastExpired())
                .put("rdb_last_load_keys_loaded", loading.lastKeys())
                .put(
                        "current_save_keys_processed",
                        saves.current().map(SnapshotRun::keysWritten).orElse(0L))
                .put(
                        "current_save_keys_total",
                        saves.current().map(SnapshotRun::keys).orElse(0L));
        loading.figures()
                .ifPresent(now -> fields.put("loading_start_time", now.startSeconds())
                        .put("loading_total_bytes", now.totalBytes())
                        .put("loading_rdb_used_mem", 0)
                        .put("loading_loaded_bytes", now.loadedBytes())
                        .put("loading_loaded_perc", Decimal.of(now.percent(), 2))
                        .put("loading_eta_seconds", now.etaSeconds()));
    }

    private boolean isThere() {
        return !configuration.get(PersistenceParameters.DBFILENAME).isEmpty() && Files.exists(file());
    }

    private Path file() {
        return folder.resolve(configuration.get(PersistenceParameters.DBFILENAME));
    }
}
