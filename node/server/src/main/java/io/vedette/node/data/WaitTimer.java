package io.vedette.node.data;

import io.vedette.engine.Engine;
import io.vedette.resp.server.RespServer;
import io.vertx.core.Vertx;

/** Ends waits that have lasted long enough: one timer, for the client whose patience ends first. */
final class WaitTimer {
    private static final long NONE = -1;

    private final Vertx vertx;
    private final Engine engine;
    private final RespServer server;
    private final Units units;
    private long timer = NONE;
    private long armedForMs = Long.MAX_VALUE;

    WaitTimer(Vertx vertx, Engine engine, RespServer server, Units units) {
        this.vertx = vertx;
        this.engine = engine;
        this.server = server;
        this.units = units;
    }

    /** To be called when somebody began to wait; one who stopped waiting early does no harm. */
    void arm() {
        engine.nextDeadlineMs().filter(deadline -> deadline < armedForMs).ifPresent(this::armFor);
    }

    private void armFor(long deadlineMs) {
        if (timer != NONE) {
            vertx.cancelTimer(timer);
        }
        armedForMs = deadlineMs;
        timer = vertx.setTimer(Math.max(1, deadlineMs - server.clock().wallMs()), id -> fire());
    }

    private void fire() {
        timer = NONE;
        armedForMs = Long.MAX_VALUE;
        units.run(engine::giveUp);
        arm();
    }
}
