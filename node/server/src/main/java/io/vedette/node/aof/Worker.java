package io.vedette.node.aof;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * One thread that does one thing after the other, beside those of all others: what is asked of two workers by one loop
 * is otherwise done in turn, and a slow fsync would keep everything from being written.
 */
final class Worker {
    private static final int LONGEST_HOURS = 24;

    private final WorkerExecutor executor;

    Worker(Vertx vertx, String name) {
        this.executor = vertx.createSharedWorkerExecutor(name, 1, LONGEST_HOURS, TimeUnit.HOURS);
    }

    <T> Future<T> run(Callable<T> work) {
        return executor.executeBlocking(work, false);
    }
}
