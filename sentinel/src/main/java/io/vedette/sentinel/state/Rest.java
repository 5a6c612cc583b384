package io.vedette.sentinel.state;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/**
 * How long a journal rests before it is worked into the file. The longer that takes the longer it waits, so that where hundreds of
 * groups change one after the other, votes and not files are written. Used on one loop.
 */
final class Rest {
    static final long SHORTEST_MS = 100;
    static final long LONGEST_MS = 5_000;

    /** So many times the work itself. */
    private static final long FACTOR = 10;

    /** Whoever votes without end is not waited for. */
    private static final long LATEST_MS = 30_000;

    private static final long NONE = -1;

    private final Vertx vertx;
    private final Runnable over;
    private long restMs = SHORTEST_MS;
    private long timer = NONE;
    private long sinceNanos = System.nanoTime();

    Rest(Vertx vertx, Runnable over) {
        this.vertx = vertx;
        this.over = over;
    }

    /** Something was added: it begins anew. */
    void begin() {
        long nowNanos = System.nanoTime();
        if (timer == NONE) {
            sinceNanos = nowNanos;
        }
        end();
        long leftMs = LATEST_MS - TimeUnit.NANOSECONDS.toMillis(nowNanos - sinceNanos);
        timer = vertx.setTimer(Math.max(1, Math.min(restMs, leftMs)), fired -> {
            timer = NONE;
            over.run();
        });
    }

    void end() {
        if (timer != NONE) {
            vertx.cancelTimer(timer);
            timer = NONE;
        }
    }

    void took(long nanos) {
        restMs = Math.max(SHORTEST_MS, Math.min(LONGEST_MS, TimeUnit.NANOSECONDS.toMillis(nanos) * FACTOR));
    }
}
