package io.vedette.node.data;

import io.vedette.engine.Engine;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/**
 * What the engine needs though nobody asks for it: removing keys whose time is over, and growing tables on. It works in
 * slices so short that no client notices, and comes back soon while there is more.
 */
final class Upkeep {
    private static final long SECOND_MS = 1_000;

    /** A slice of {@link #SLICE_NS} every so often is a quarter of the processor's time, Redis's limit. */
    private static final long SOON_MS = 4;

    private static final long SLICE_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int KEYS = 200;
    private static final int BUCKETS = 100;

    private final Vertx vertx;
    private final Engine engine;
    private final Units units;
    private boolean expiring = true;
    private boolean rehashing = true;
    private boolean soon;
    private boolean paused;
    private long hz = 10;
    private long timer = -1;

    Upkeep(Vertx vertx, Engine engine, Units units) {
        this.vertx = vertx;
        this.engine = engine;
        this.units = units;
    }

    /** To be called on the loop. */
    void start() {
        timer = vertx.setPeriodic(SECOND_MS / hz, id -> round());
    }

    /** How often a second it comes back where there is little to do. */
    void hz(long times) {
        boolean changed = times != hz;
        hz = times;
        if (changed && timer >= 0) {
            vertx.cancelTimer(timer);
            start();
        }
    }

    /** Whether keys are removed that nobody asks for. */
    void expiring(boolean yes) {
        expiring = yes;
    }

    /** Whether nothing is done at all. */
    void paused(boolean yes) {
        paused = yes;
    }

    void rehashing(boolean yes) {
        rehashing = yes;
    }

    private void round() {
        if (!soon && !paused) {
            units.run(this::slice);
        }
    }

    private void slice() {
        long end = System.nanoTime() + SLICE_NS;
        boolean more = expiring && goOn(end, () -> engine.expire(KEYS));
        more |= rehashing && goOn(end, () -> engine.rehash(BUCKETS));
        if (more) {
            soon = true;
            vertx.setTimer(SOON_MS, id -> {
                soon = false;
                round();
            });
        }
    }

    /** Whether there was more when the time was over. */
    private static boolean goOn(long endNs, Step step) {
        boolean more = step.takes();
        while (more && System.nanoTime() - endNs < 0) {
            more = step.takes();
        }
        return more;
    }

    @FunctionalInterface
    private interface Step {
        /** Whether there is more to do. */
        boolean takes();
    }
}
