package io.vedette.node.aof;

import io.vedette.resp.process.Worker;
import io.vedette.resp.server.ReplyGate;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes bytes on the loop and brings them to the disk by a thread. What the commands of one round of the loop leave, or of a millisecond
 * where nobody waits for the disk, is one write, and what comes while that goes on is the next; so under {@code always} many clients
 * share an fsync.
 *
 * <p>Under {@code always} replies wait in the {@link ReplyGate} for {@link Progress#synced}. Files are written strictly one after the other: the last byte of one
 * is on the disk before the first of the next is written, or else a crash could leave a gap between them.
 *
 * <pre>
 *   add -> batch -> (thread: write [, fsync]) -> synced -> replies
 *                         | fails: wait RETRY_MS, the same batch again; meanwhile {@link #trouble} refuses writes
 * </pre>
 */
final class AofWriter {
    /** The disk is given up on, for now, with so much unwritten: writes are refused until there is less. */
    static final long MOST_UNWRITTEN = 512L << 20;

    static final long TICK_MS = 100;

    /** Handing over a write and hearing of it costs as much as hundreds of commands, and goes on beside them on the same cores. */
    private static final long PAUSE_MS = 1;

    private static final Logger LOG = LoggerFactory.getLogger(AofWriter.class);

    private final Vertx vertx;
    private final Context loop;
    private final Progress progress;
    private final AofThread writer;
    private final AofSyncer syncer;
    private final AofWatch watch;
    private final Consumer<String> fatal;
    private final Batches batches = new Batches();
    private SyncPolicy policy = SyncPolicy.EVERYSEC;
    private boolean syncPaused;
    private @Nullable AofFile file;
    private boolean writing;
    private boolean roundPlanned;
    private boolean retrying;
    private @Nullable Promise<Void> closing;
    private Optional<String> writeTrouble = Optional.empty();

    /** @param fatal what to do when something was acknowledged that cannot be kept, with the reason */
    AofWriter(Vertx vertx, Context loop, ReplyGate gate, AofWatch watch, Consumer<String> fatal) {
        this.vertx = vertx;
        this.loop = loop;
        this.progress = new Progress(gate, watch);
        this.watch = watch;
        this.fatal = fatal;
        this.writer = new AofThread(loop, broken -> fatal.accept("The append only file cannot be written: " + broken));
        this.syncer = new AofSyncer(Worker.forLongWork(vertx, "aof-sync"), watch);
    }

    /** Everything given from now on goes to this file; what was given before, to the one before. */
    void switchTo(AofFile next) {
        if (file == null) {
            writer.start();
        }
        file = next;
        batches.begin(next);
        pump();
    }

    boolean isOpen() {
        return file != null;
    }

    boolean isClosing() {
        return closing != null;
    }

    void policy(SyncPolicy next) {
        policy = next;
        if (next != SyncPolicy.ALWAYS) {
            progress.letGo();
        }
    }

    /** Whether nothing is synced for now, and nobody waits for it. */
    void pauseSync(boolean yes) {
        syncPaused = yes;
        if (yes) {
            progress.letGo();
        }
    }

    private boolean syncsAtOnce() {
        return policy == SyncPolicy.ALWAYS && !syncPaused;
    }

    void add(byte[] array, int offset, int length) {
        batches.open(file()).add(array, offset, length);
        progress.given(length, syncsAtOnce());
        planRound();
    }

    /** What the commands of one turn leave is one write where somebody waits for the disk, and what those of a millisecond leave elsewhere. */
    private void planRound() {
        if (roundPlanned || writing) {
            return;
        }
        roundPlanned = true;
        if (syncsAtOnce()) {
            loop.runOnContext(now -> round());
        } else {
            vertx.setTimer(PAUSE_MS, id -> round());
        }
    }

    private void round() {
        roundPlanned = false;
        pump();
    }

    void delay(long micros) {
        writer.delay(micros);
    }

    /** Why nothing may be written now, if so: in the words of the system. */
    Optional<String> trouble() {
        long unwritten = progress.unwritten();
        if (unwritten > MOST_UNWRITTEN) {
            return Optional.of("the disk is " + unwritten + " bytes behind");
        }
        return writeTrouble.isPresent() ? writeTrouble : syncer.trouble();
    }

    Optional<String> writeTrouble() {
        return writeTrouble;
    }

    Progress progress() {
        return progress;
    }

    boolean isSyncing() {
        return syncer.isSyncing();
    }

    /** Brings everything to the disk and closes the file; fails where that cannot be done. */
    Future<Void> close() {
        if (file == null) {
            return Future.succeededFuture();
        }
        if (closing != null) {
            return closing.future();
        }
        Promise<Void> done = Promise.promise();
        closing = done;
        pump();
        return done.future().onComplete(ended -> {
            batches.clear();
            writer.rest();
            file = null;
            closing = null;
            writeTrouble = Optional.empty();
            syncer.forget();
            progress.letGo();
        });
    }

    /** To be called every {@link #TICK_MS}. */
    void tick(long nowMs) {
        boolean due = syncer.isDue(nowMs) && policy == SyncPolicy.EVERYSEC && !syncPaused;
        Optional<Batch> first = batches.first();
        if (due && progress.written() > progress.synced() && first.isPresent()) {
            long upTo = progress.written();
            syncer.sync(first.get().file(), nowMs)
                    .onSuccess(done -> syncedTo(upTo))
                    .onComplete(ended -> pump());
        }
    }

    private void pump() {
        if (writing || retrying || batches.isEmpty()) {
            return;
        }
        Batch first = batches.first().orElseThrow();
        if (first.size() > 0) {
            writing = true;
            batches.hand(first);
            boolean always = syncsAtOnce();
            long begunNs = System.nanoTime();
            writer.run(() -> Written.of(first, always), done -> {
                watch.wrote(always, System.nanoTime() - begunNs);
                wrote(first, done);
            });
        } else if (!syncer.isSyncing() && (batches.areSeveral() || closing != null)) {
            finish(batches.remove());
        }
    }

    private void wrote(Batch batch, Written done) {
        writing = false;
        batches.back(batch, done.outcome().taken());
        progress.written(done.outcome().taken());
        if (done.outcome().failure().isPresent()) {
            writeFailed(done.outcome().failure().get());
            return;
        }
        if (done.syncFailure().isPresent()) {
            fatal.accept("Can't persist AOF for fsync error when the AOF fsync policy is 'always': "
                    + reason(done.syncFailure().get()) + ". Exiting...");
            return;
        }
        if (writeTrouble.isPresent()) {
            LOG.warn("AOF write error looks solved. The server can write again.");
            writeTrouble = Optional.empty();
        }
        batches.dropIfContinued(batch);
        if (done.synced()) {
            syncedTo(progress.written());
        }
        if (syncsAtOnce() || closing != null || batches.areSeveral()) {
            pump();
        } else if (batches.first().filter(next -> next.size() > 0).isPresent()) {
            planRound();
        }
    }

    private void writeFailed(IOException failure) {
        if (writeTrouble.isEmpty()) {
            LOG.warn("Error writing to the AOF file: {}", reason(failure));
        }
        writeTrouble = Optional.of(reason(failure));
        if (policy == SyncPolicy.ALWAYS) {
            fatal.accept("Can't recover from AOF write error when the AOF fsync policy is 'always'. Exiting...");
            return;
        }
        Promise<Void> end = closing;
        if (end != null) {
            end.fail(failure);
            return;
        }
        retrying = true;
        vertx.setTimer(TICK_MS, id -> {
            retrying = false;
            pump();
        });
    }

    private void finish(Batch batch) {
        writing = true;
        long upTo = progress.written();
        writer.run(() -> Written.finish(batch.file()), failure -> {
            writing = false;
            finished(failure, upTo);
        });
    }

    private void finished(Optional<IOException> failure, long upTo) {
        failure.ifPresent(syncer::failed);
        if (failure.isEmpty()) {
            syncedTo(upTo);
        }
        Promise<Void> end = closing;
        if (end != null && batches.isEmpty()) {
            failure.ifPresentOrElse(end::fail, end::complete);
            return;
        }
        pump();
    }

    private void syncedTo(long position) {
        syncer.worked();
        progress.syncedTo(position);
    }

    private AofFile file() {
        AofFile open = file;
        if (open == null) {
            throw new IllegalStateException("something is to be written and no file is open");
        }
        return open;
    }

    /** The system's words; a file's name before them is no help to a client. */
    static String reason(Throwable failure) {
        String text = String.valueOf(failure.getMessage());
        int words = text.lastIndexOf(": ");
        return failure instanceof FileSystemException && words >= 0 ? text.substring(words + 2) : text;
    }
}
