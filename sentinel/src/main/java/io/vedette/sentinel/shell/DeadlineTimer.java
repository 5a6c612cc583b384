package io.vedette.sentinel.shell;

import io.vertx.core.Vertx;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * One timer at one deadline. Setting it again is cheap: it is only remade for an earlier deadline, a later one is found out when it
 * fires. It also measures for how long the loop stood still: a timer that fires late says by how much.
 */
final class DeadlineTimer {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long LONGEST_MS = 60_000;

    private final Vertx vertx;
    private final LongSupplier clock;
    private final LongConsumer due;
    private long id = -1;
    private long firesAtMs = NEVER;
    private long deadlineMs = NEVER;

    /** @param due told at the deadline, with the time by which the loop was late */
    DeadlineTimer(Vertx vertx, LongSupplier clock, LongConsumer due) {
        this.vertx = vertx;
        this.clock = clock;
        this.due = due;
    }

    void at(long atMs) {
        deadlineMs = atMs;
        if (atMs < firesAtMs) {
            vertx.cancelTimer(id);
            arm(clock.getAsLong());
        }
    }

    private void arm(long nowMs) {
        long delayMs = Math.max(1, Math.min(LONGEST_MS, deadlineMs - nowMs));
        firesAtMs = nowMs + delayMs;
        id = vertx.setTimer(delayMs, fired -> fired());
    }

    private void fired() {
        long nowMs = clock.getAsLong();
        long lateMs = Math.max(0, nowMs - firesAtMs);
        firesAtMs = NEVER;
        if (deadlineMs <= nowMs) {
            deadlineMs = NEVER;
            due.accept(lateMs);
        } else if (deadlineMs != NEVER) {
            arm(nowMs);
        }
    }

    void stop() {
        vertx.cancelTimer(id);
        firesAtMs = NEVER;
    }
}
