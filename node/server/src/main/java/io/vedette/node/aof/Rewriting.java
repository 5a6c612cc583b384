package io.vedette.node.aof;

import io.vedette.node.config.DataFolder;
import io.vedette.resp.info.InfoFields;
import io.vedette.resp.process.Worker;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When the files are written anew: on demand, when they have grown, when they were turned on; never beside a BGSAVE. */
public final class Rewriting {
    private static final Logger LOG = LoggerFactory.getLogger(Rewriting.class);
    private static final long NEVER = -1;

    /** What BGREWRITEAOF answers. */
    public enum Answer {
        STARTED,
        SCHEDULED,
        RUNNING_ALREADY
    }

    /** Where the files are. */
    private AofFolder folder;

    private final DataFolder dir;
    private final Worker files;
    private final BaseWriter base;
    private final AppendOnly owner;
    private final Growth growth = new Growth();
    private BooleanSupplier others = () -> false;
    private boolean requested;
    private boolean running;
    private boolean unwanted;
    private @Nullable Promise<Void> quiet;
    private long rewrites;
    private long begunMs;
    private long lastSeconds = NEVER;
    private boolean lastFailed;

    Rewriting(AofFolder folder, DataFolder dir, Worker files, BaseWriter base, AppendOnly owner) {
        this.folder = folder;
        this.dir = dir;
        this.files = files;
        this.base = base;
        this.owner = owner;
    }

    /** Whose work goes first: nothing is rewritten while this holds. */
    public void waitFor(BooleanSupplier busy) {
        others = busy;
    }

    public boolean isRunning() {
        return running;
    }

    Growth growth() {
        return growth;
    }

    /** As BGREWRITEAOF asks for it, also where the file is turned off. */
    public Answer demand() {
        if (running) {
            return Answer.RUNNING_ALREADY;
        }
        requested = true;
        beginIfDue();
        return running ? Answer.STARTED : Answer.SCHEDULED;
    }

    /** The same, but nothing begins before the next tick. */
    public Answer demandLater() {
        if (running) {
            return Answer.RUNNING_ALREADY;
        }
        requested = true;
        return Answer.SCHEDULED;
    }

    /** The files are to be there. */
    void movesTo(Path next) {
        if (owner.phase() != Phase.OFF) {
            LOG.warn(
                    "The append only file stays in {} until its next rewrite, which takes it to {}; BGREWRITEAOF does"
                            + " that at once. Until then a node that starts in the new folder does not find it",
                    folder.path(),
                    next);
        }
    }

    /** What is being written will not be what the files hold; there is no child to kill, but a worker who is told. */
    void giveUp(String why) {
        if (running && !unwanted) {
            LOG.info("Killing running AOF rewrite, which is no child process: {}", why);
            unwanted = true;
            base.abandon(why);
        }
    }

    void request() {
        requested = true;
    }

    void tick() {
        Promise<Void> waiting = quiet;
        if (waiting != null && base.isReady()) {
            quiet = null;
            waiting.complete();
        }
        if (!running
                && owner.phase() == Phase.ON
                && growth.isTooMuch(owner.settings())
                && growth.mayTry(owner.wallMs())) {
            LOG.info("Starting automatic rewriting of AOF on {}% growth", growth.percent());
            requested = true;
        }
        beginIfDue();
    }

    void beginIfDue() {
        boolean again = owner.phase() == Phase.FIRST_REWRITE && growth.failures() > 0;
        if (!requested
                || running
                || owner.isClosing()
                || others.getAsBoolean()
                || (again && !growth.mayTry(owner.wallMs()))) {
            return;
        }
        requested = false;
        running = true;
        unwanted = false;
        rewrites++;
        begunMs = owner.wallMs();
        owner.apply();
        LOG.info("Background append only file rewriting started");
        Phase phase = owner.phase();
        long turn = owner.turn();
        AofFolder target = folder.isIn(dir.path()) ? folder : folder.in(dir.path());
        rewrite(target, phase, turn).onSuccess(done -> folder = target).onComplete(ended -> {
            running = false;
            lastSeconds = (owner.wallMs() - begunMs) / 1000;
            lastFailed = ended.failed() && !unwanted;
            if (ended.succeeded()) {
                succeeded(ended.result(), phase, turn);
            } else {
                failed(ended.cause(), phase);
            }
            owner.apply();
        });
    }

    private Future<AofRewrite.Result> rewrite(AofFolder target, Phase phase, long turn) {
        Consumer<AofFile> writeTo = file -> owner.switchTo(file, turn);
        return phase == Phase.ON && target != folder
                ? new AofMove(folder, target, files, owner.settings()).run(base, this::quietMoment, writeTo)
                : new AofRewrite(target, files, owner.settings(), phase)
                        .run(base, this::quietMoment, incr -> incr.ifPresent(writeTo));
    }

    private void succeeded(AofRewrite.Result result, Phase begunIn, long turn) {
        growth.succeeded();
        owner.complete(begunIn, turn, result.baseBytes());
        LOG.info("Background AOF rewrite finished successfully");
    }

    private void failed(Throwable failure, Phase begunIn) {
        if (unwanted) {
            LOG.info("Background AOF rewrite terminated: {}", AofWriter.reason(failure));
            return;
        }
        growth.failed(owner.wallMs());
        requested |= begunIn == Phase.FIRST_REWRITE && owner.phase() == Phase.FIRST_REWRITE;
        LOG.warn("Background AOF rewrite failed: {}", AofWriter.reason(failure));
    }

    /**
     * A script that is stopped in the middle has changed data already, and nobody was told yet; and while the new increment
     * was made, a full sync may have begun to write down its own moment.
     */
    private Future<Void> quietMoment() {
        if (base.isReady()) {
            return wanted();
        }
        Promise<Void> later = Promise.promise();
        quiet = later;
        return later.future().compose(now -> wanted());
    }

    private Future<Void> wanted() {
        return unwanted ? Future.failedFuture("nobody wants it any more") : Future.succeededFuture();
    }

    /** What INFO says about it. */
    public void write(InfoFields fields) {
        fields.put("aof_rewrite_in_progress", running ? 1 : 0)
                .put("aof_rewrite_scheduled", requested ? 1 : 0)
                .put("aof_last_rewrite_time_sec", lastSeconds)
                .put("aof_current_rewrite_time_sec", running ? (owner.wallMs() - begunMs) / 1000 : NEVER)
                .put("aof_last_bgrewrite_status", lastFailed ? "err" : "ok")
                .put("aof_rewrites", rewrites)
                .put("aof_rewrites_consecutive_failures", growth.failures());
    }

    public boolean isRequested() {
        return requested;
    }
}
