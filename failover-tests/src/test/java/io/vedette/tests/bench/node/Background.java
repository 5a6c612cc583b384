package io.vedette.tests.bench.node;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Something that goes on beside what is measured. */
final class Background implements AutoCloseable {
    private final FutureTask<?> task;

    private Background(FutureTask<?> task) {
        this.task = task;
    }

    static Background of(Callable<?> work) {
        FutureTask<?> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "background");
        thread.setDaemon(true);
        thread.start();
        return new Background(task);
    }

    /** Until it is over. */
    void await() throws IOException, InterruptedException {
        try {
            task.get();
        } catch (ExecutionException failed) {
            throw new IOException("the load failed", failed.getCause());
        }
    }

    @Override
    public void close() {
        task.cancel(true);
    }
}
