package io.vedette.node.aof;

import io.vedette.engine.Engine;
import io.vedette.engine.replication.EffectLog;
import io.vedette.node.config.DataFolder;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.node.disk.Disk;
import io.vedette.node.persist.Pace;
import io.vedette.node.persist.SnapshotMaker;
import io.vedette.node.watch.LatencyMonitor;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.PersistenceParameters;
import io.vedette.resp.process.Worker;
import io.vedette.resp.server.RespServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The append-only file of a node: turned on and off, loaded at the start, synced, closed. Belongs to the loop; what it has
 * others do is done by workers, and comes back to the loop.
 */
public final class AppendOnly {
    private static final Logger LOG = LoggerFactory.getLogger(AppendOnly.class);

    private final Vertx vertx;
    private final RespServer server;
    private final Engine engine;
    private final LiveConfiguration configuration;
    private final AofEvents events;
    private final Worker files;
    private final DataFolder dir;
    private final AofFolder folder;
    private final AofWriter writer;
    private final AofLog log;
    private final BaseWriter base;
    private final Pace pace;
    private final Rewriting rewriting;
    private AofSettings settings;
    private Phase phase = Phase.OFF;
    private long turn;
    private long counted;
    private long switchedAt;

    /**
     * Nothing is loaded or written yet.
     *
     * @param maker writes the bases
     * @param fatal what to do when something was promised that cannot be kept, with the reason
     */
    public AppendOnly(
            Vertx vertx,
            RespServer server,
            Engine engine,
            LiveConfiguration configuration,
            LatencyMonitor latencies,
            DataFolder dir,
            Disk disk,
            SnapshotMaker maker,
            Consumer<String> fatal) {
        this.vertx = vertx;
        this.server = server;
        this.engine = engine;
        this.configuration = configuration;
        this.events = new AofEvents(latencies, this::wallMs);
        this.settings = AofSettings.of(configuration.current());
        this.files = Worker.forLongWork(vertx, "aof-files");
        this.dir = dir;
        this.folder = new AofFolder(
                disk,
                dir.path(),
                configuration.get(PersistenceParameters.APPENDDIRNAME),
                configuration.get(PersistenceParameters.APPENDFILENAME));
        this.writer = new AofWriter(vertx, server.context(), server.gate(), events, fatal);
        this.log = new AofLog(writer, engine.keyspace()::nowMs, this::replaced);
        this.pace = new Pace(configuration, PersistenceParameters.KEY_LOAD_DELAY);
        this.base = new BaseWriter(maker, configuration, disk);
        this.rewriting = new Rewriting(folder, dir, files, base, this);
    }

    /** To be told of every effect. */
    public EffectLog log() {
        return log;
    }

    /**
     * Loads the files, if there are any, and begins to write; before anybody may change anything.
     *
     * @param progress told how many bytes there are, it gives whom to tell of each that was loaded
     */
    public Future<Void> start(LongFunction<LongConsumer> progress) {
        return load(progress)
                .compose(AofStart::open)
                .onSuccess(started -> {
                    log.switchTo(started.file());
                    rewriting.growth().are(started.allBytes(), started.baseBytes());
                    phase = Phase.ON;
                })
                .mapEmpty();
    }

    /**
     * DEBUG LOADAOF: what the files say takes the place of all data; where they cannot be loaded, the data stay.
     *
     * @param progress as for {@link #start}
     */
    public Future<Void> reload(LongFunction<LongConsumer> progress) {
        if (rewriting.isRunning() || phase == Phase.FIRST_REWRITE) {
            return Future.failedFuture(new LoadProblem("the append only file is being rewritten"));
        }
        boolean on = phase == Phase.ON;
        phase = Phase.OFF;
        return (on ? writer.close() : Future.<Void>succeededFuture())
                .compose(closed -> new Reloading(engine)
                        .run(() -> on ? start(progress) : load(progress).mapEmpty()))
                .onSuccess(done -> counted = writer.progress().given())
                .onFailure(failure -> {
                    if (on) {
                        beginAnew();
                    }
                });
    }

    private Future<AofStart> load(LongFunction<LongConsumer> progress) {
        AofStart start = new AofStart(folder, files, settings, base);
        return start.find()
                .compose(bytes -> start.load(loading(progress.apply(bytes)), bytes))
                .map(start);
    }

    /** How long what is to be written waits before it is. */
    public void delay(long micros) {
        writer.delay(micros);
    }

    private AofLoading loading(LongConsumer progress) {
        engine.time(server.clock().wallMs());
        return new AofLoading(
                engine,
                files,
                folder,
                settings.loadsCut(),
                configuration.get(PersistenceParameters.RDBCHECKSUM) && engine.checksumsCount(),
                pace,
                progress);
    }

    /** From now on the configuration is followed, and what is due is done; on the loop, once the data are there. */
    public void follow() {
        configuration.follow(this::changed);
        dir.follow(rewriting::movesTo);
        vertx.setPeriodic(AofWriter.TICK_MS, id -> tick());
    }

    private void changed(Configuration now) {
        settings = AofSettings.of(now);
        apply();
        if (settings.enabled() && phase == Phase.OFF) {
            beginAnew();
        } else if (!settings.enabled() && phase != Phase.OFF) {
            phase = Phase.OFF;
            rewriting.giveUp("the append only file was turned off");
            closeFile();
        }
    }

    /** All data were replaced by others, of which the files know nothing. */
    private void replaced() {
        if (phase != Phase.OFF) {
            rewriting.giveUp("all data were replaced");
            closeFile();
            beginAnew();
        }
    }

    private void beginAnew() {
        phase = Phase.FIRST_REWRITE;
        turn++;
        rewriting.request();
        rewriting.beginIfDue();
    }

    private void closeFile() {
        writer.close()
                .onFailure(failure -> LOG.warn("The append only file could not be closed: {}", failure.toString()));
    }

    /** Passes on what the settings mean now. */
    void apply() {
        writer.policy(settings.policy());
        writer.pauseSync(settings.pausesSync() && rewriting.isRunning());
        log.timed(settings.timestamps());
    }

    private void tick() {
        writer.tick(server.clock().monotonicMs());
        rewriting.growth().add(writer.progress().given() - counted);
        counted = writer.progress().given();
        rewriting.tick();
    }

    /** What happens from now on goes to this file, unless the files were turned off or begun anew meanwhile. */
    void switchTo(AofFile file, long begunInTurn) {
        if (phase != Phase.OFF && turn == begunInTurn) {
            log.switchTo(file);
            switchedAt = writer.progress().given();
        } else {
            files.step(file::finish)
                    .onFailure(failure -> LOG.warn("A file that is not needed was not closed: {}", failure.toString()));
        }
    }

    /** There is a base for what was written since the switch. */
    void complete(Phase begunIn, long begunInTurn, long baseBytes) {
        counted = writer.progress().given();
        long all = baseBytes + (begunIn == Phase.OFF ? 0 : counted - switchedAt);
        rewriting.growth().are(all, all);
        if (phase == Phase.FIRST_REWRITE && begunIn == phase && turn == begunInTurn) {
            phase = Phase.ON;
        }
    }

    long turn() {
        return turn;
    }

    /** Brings everything to the disk; after this nothing is written any more. */
    public Future<Void> close() {
        return phase == Phase.OFF ? Future.succeededFuture() : writer.close();
    }

    /** Why nothing may be written now, or null: it could not be kept. */
    public @Nullable String trouble() {
        return writer.trouble()
                .map(reason -> "MISCONF Errors writing to the AOF file: " + reason)
                .orElse(null);
    }

    /** What to do whenever more of it is on the disk. */
    public void whenSynced(Runnable action) {
        events.whenSynced(action);
    }

    /** Whether the files are the data, so that what is in them on the disk is safe. */
    public boolean isKeeping() {
        return phase == Phase.ON;
    }

    /** Why the process must not end of its own accord, or null: the files are not what the data are before they are there. */
    public @Nullable String objectionToEnding() {
        return phase == Phase.FIRST_REWRITE ? "Writing initial AOF" : null;
    }

    /** Bytes that were ever given to be written. */
    public long given() {
        return writer.progress().given();
    }

    /** How many of them are on the disk. */
    public long synced() {
        return writer.progress().synced();
    }

    public Rewriting rewriting() {
        return rewriting;
    }

    /** What INFO says about it. */
    public AofReport report() {
        return new AofReport(
                phase != Phase.OFF,
                writer.writeTrouble().isEmpty(),
                rewriting.growth().bytes() + writer.progress().given() - counted,
                rewriting.growth().afterRewriteBytes(),
                writer.progress().unwritten(),
                writer.isSyncing(),
                events.delayedSyncs());
    }

    boolean isClosing() {
        return writer.isClosing();
    }

    Phase phase() {
        return phase;
    }

    AofSettings settings() {
        return settings;
    }

    long wallMs() {
        return server.clock().wallMs();
    }
}
