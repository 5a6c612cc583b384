package io.vedette.resp.process;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * One thread that does one thing after the other, beside those of all others.
 *
 * <p>Work that is asked for as ordered, as Vert.x does unless told otherwise, is done in turn whatever executor it is asked
 * of, as long as one loop asks: then a server that does not answer would keep votes from the disk, and a slow fsync everything
 * from being written. With one thread there is an order without that.
 */
public final class Worker {
    private static final int LONGEST_HOURS = 24;

    private final WorkerExecutor executor;

    /** The thread is started at once: whoever starts one waits until it has had a core, and later that is a loop. */
    private Worker(WorkerExecutor executor) {
        this.executor = executor;
        executor.executeBlocking(() -> true, false);
    }

    /**
     * A thread of this name.
     *
     * @param name that no other worker has
     */
    public static Worker named(Vertx vertx, String name) {
        return new Worker(vertx.createSharedWorkerExecutor(name, 1));
    }

    /** One that nobody has to be warned about when something takes it minutes. */
    public static Worker forLongWork(Vertx vertx, String name) {
        return new Worker(vertx.createSharedWorkerExecutor(name, 1, LONGEST_HOURS, TimeUnit.HOURS));
    }

    /**
     * One for long work that clients should not notice. It gives way to whoever serves, and to the compilers, as far as the launcher says
     * (see {@code patient_compilers}): a compiler that stands still because of such work may hold what the loop is waiting for.
     */
    @SuppressWarnings("ThreadPriorityCheck")
    public static Worker inBackground(Vertx vertx, String name) {
        Worker worker = forLongWork(vertx, name);
        Future<Void> unused = worker.step(() -> Thread.currentThread().setPriority(Thread.MIN_PRIORITY));
        return worker;
    }

    /** What it gives, or why it could not, on the context of whoever asks. */
    public <T> Future<T> run(Callable<T> work) {
        return executor.executeBlocking(work, false);
    }

    /** Work that gives nothing. */
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    public Future<Void> step(Step step) {
        return run(() -> {
                    step.run();
                    return true;
                })
                .mapEmpty();
    }

    /** Nothing may be asked of it any more; what was asked before is still done. */
    public void close() {
        executor.close();
    }
}
