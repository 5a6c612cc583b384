package io.vedette.node.persist;

import io.vedette.engine.rdb.ContentWriter;
import io.vedette.engine.rdb.RdbSink;
import io.vedette.engine.snapshot.Batch;
import io.vedette.engine.snapshot.Snapshot;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a snapshot to its target: walks on the loop in slices no client notices, has batches encoded and written by a
 * worker, gives them back, ends. See {@link Snapshot} for who does what. Everything here is called on the loop.
 */
public final class SnapshotRun {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotRun.class);
    private static final long SLICE_NS = TimeUnit.MICROSECONDS.toNanos(300);
    private static final int BUCKETS = 16;

    private final Executor nextTurn;
    private final Hands worker;
    private final Snapshot snapshot;
    private final SnapshotTarget target;
    private final ContentWriter out;
    private final Promise<Void> ended = Promise.promise();
    private Optional<Throwable> failure = Optional.empty();
    /** Read by the worker. */
    private volatile boolean unwanted;

    private boolean scheduled;
    private boolean closing;

    /** A piece of the work that need not be done on the loop. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    /** Who does that. */
    @FunctionalInterface
    interface Hands {
        Future<Void> take(Step step);
    }

    private SnapshotRun(
            Executor nextTurn,
            Hands worker,
            Snapshot snapshot,
            SnapshotTarget target,
            Pace pace,
            Function<RdbSink, ContentWriter> form) {
        this.nextTurn = nextTurn;
        this.worker = worker;
        this.snapshot = snapshot;
        this.target = target;
        this.out = pace.slow(form.apply(this::write), () -> unwanted);
    }

    /**
     * Begins.
     *
     * @param nextTurn does something once others had their turn of the loop
     * @param worker does the steps in the order in which it is given them
     * @param pace of the worker
     * @param form of what the target gets
     */
    static SnapshotRun start(
            Executor nextTurn,
            Hands worker,
            Snapshot snapshot,
            SnapshotTarget target,
            Pace pace,
            Function<RdbSink, ContentWriter> form) {
        SnapshotRun run = new SnapshotRun(nextTurn, worker, snapshot, target, pace, form);
        run.work(() -> snapshot.preamble().writeTo(run.out));
        run.pumpLater();
        return run;
    }

    /** Done, or given up. */
    public Future<Void> ended() {
        return ended.future();
    }

    /** Keys that were given to the worker. */
    public long keysWritten() {
        return snapshot.handedOut();
    }

    /** Keys there are in all. */
    public long keys() {
        return snapshot.preamble().keys();
    }

    /** Nobody wants it any more. */
    public void abandon(String why) {
        fail(new IOException(why));
        pump();
    }

    /** Keeps the worker busy, without keeping the loop from its clients. */
    private void pump() {
        long end = System.nanoTime() + SLICE_NS;
        do {
            snapshot.walk(BUCKETS);
            for (Optional<Batch> batch = snapshot.next(); batch.isPresent(); batch = snapshot.next()) {
                send(batch.get());
            }
        } while (snapshot.canWalk() && System.nanoTime() - end < 0);
        if (snapshot.canWalk()) {
            pumpLater();
        }
        if (snapshot.isComplete() && !closing) {
            closing = true;
            close();
        }
    }

    /** One slice in a turn of the loop, however many batches come back in it. */
    private void pumpLater() {
        if (!scheduled) {
            scheduled = true;
            nextTurn.execute(() -> {
                scheduled = false;
                pump();
            });
        }
    }

    private void send(Batch batch) {
        work(() -> batch.writeTo(out)).onComplete(written -> {
            snapshot.giveBack(batch);
            pumpLater();
        });
    }

    /** Nothing is done any more once something has failed. */
    private Future<Void> work(Step step) {
        if (failure.isPresent()) {
            return Future.succeededFuture();
        }
        return worker.take(step).onFailure(this::fail);
    }

    private void fail(Throwable cause) {
        if (failure.isEmpty()) {
            Throwable inner = cause instanceof UncheckedIOException ? cause.getCause() : null;
            failure = Optional.of(inner == null ? cause : inner);
            unwanted = true;
            snapshot.abandon();
        }
    }

    private void close() {
        work(() -> {
                    out.end();
                    target.complete();
                })
                .transform(closed -> worker.take(() -> {
                    if (closed.failed() || failure.isPresent()) {
                        target.abandon();
                    }
                }))
                .onComplete(done -> {
                    if (done.failed()) {
                        LOG.warn(
                                "What was left of a snapshot could not be removed: {}",
                                done.cause().toString());
                    }
                    failure.ifPresentOrElse(ended::fail, ended::complete);
                });
    }

    private void write(byte[] array, int offset, int length) {
        try {
            target.write(array, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
