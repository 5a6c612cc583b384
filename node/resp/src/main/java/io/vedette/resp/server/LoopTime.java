package io.vedette.resp.server;

import java.util.concurrent.TimeUnit;

/**
 * The time by which the loop does what it does now. A clock that is asked for each question costs more than a small command, so it is
 * looked at when something is read and when a command ends, which is when the next one begins; whatever else the loop does, a timer
 * or a task, looks first. Everything that happens between two looks happens at the same time.
 */
public final class LoopTime {
    /** How late the wall's time may be. */
    private static final long WALL_KEPT_NS = TimeUnit.MICROSECONDS.toNanos(50);

    private final ServerClock clock;
    private long nanos;
    private long wallMs;
    private long wallReadNs;

    LoopTime(ServerClock clock) {
        this.clock = clock;
        this.nanos = clock.monotonicNs();
        readWall();
    }

    /** Looks at the clock; gives the monotonic time. */
    public long look() {
        nanos = clock.monotonicNs();
        return nanos;
    }

    /** The monotonic time when the clock was looked at last. */
    public long nanos() {
        return nanos;
    }

    public long monotonicMs() {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    public long wallMs() {
        if (nanos - wallReadNs > WALL_KEPT_NS) {
            readWall();
        }
        return wallMs;
    }

    private void readWall() {
        wallMs = clock.wallMs();
        wallReadNs = nanos;
    }
}
