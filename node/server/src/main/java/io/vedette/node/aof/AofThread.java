package io.vedette.node.aof;

import io.vertx.core.Context;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The thread that writes, while there is a file. It is no worker of Vert.x, whose way there and back takes a lock, a queue of
 * its own and three futures: a node that is written to goes it hundreds of times a second, and it takes seconds of that until it is
 * compiled.
 */
final class AofThread {
    /** Without a file and without work for so long it ends. */
    private static final long IDLE_SECONDS = 10;

    private final Context loop;
    private final ThreadPoolExecutor thread;
    private volatile long delayNs;

    /** @param broken told on the loop of what must not happen */
    AofThread(Context loop, Consumer<Throwable> broken) {
        this.loop = loop;
        this.thread =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread made = new Thread(work, "aof-write");
                    made.setDaemon(true);
                    made.setUncaughtExceptionHandler(
                            (which, problem) -> loop.runOnContext(now -> broken.accept(problem)));
                    return made;
                });
        thread.allowCoreThreadTimeOut(true);
    }

    /** From now on there is a thread, whatever there is to do: whoever starts one waits for it, and that would be the loop. */
    void start() {
        thread.allowCoreThreadTimeOut(false);
        thread.prestartCoreThread();
    }

    /** It may end; should there be work nevertheless, that is still done. */
    void rest() {
        thread.allowCoreThreadTimeOut(true);
    }

    /** How long each thing waits before it is done, as if the disk were slow. */
    void delay(long micros) {
        delayNs = TimeUnit.MICROSECONDS.toNanos(micros);
    }

    /** Does one thing after the other; what comes of each is taken on the loop. */
    <T> void run(Supplier<T> work, Consumer<T> then) {
        thread.execute(() -> {
            if (delayNs > 0) {
                LockSupport.parkNanos(delayNs);
            }
            T result = work.get();
            loop.runOnContext(now -> then.accept(result));
        });
    }
}
