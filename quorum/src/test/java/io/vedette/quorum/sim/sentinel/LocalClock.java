package io.vedette.quorum.sim.sentinel;

import io.vedette.quorum.sim.time.Scheduler;

/** A machine's monotonic clock: starts anywhere, runs a little too fast or too slow, never goes back. */
final class LocalClock {
    private static final long MILLION = 1_000_000;

    private final Scheduler world;
    private long baseLocalUs;
    private long baseWorldUs;
    private long ppm;

    LocalClock(Scheduler world, long startMs) {
        this.world = world;
        baseLocalUs = startMs * 1000;
        baseWorldUs = world.nowUs();
    }

    private long localUs() {
        long passed = world.nowUs() - baseWorldUs;
        return baseLocalUs + passed + passed * ppm / MILLION;
    }

    long nowMs() {
        return localUs() / 1000;
    }

    void drift(int newPpm) {
        baseLocalUs = localUs();
        baseWorldUs = world.nowUs();
        ppm = newPpm;
    }

    /** How long, in the world's time, until this clock shows {@code localMs}. */
    long worldUsUntil(long localMs) {
        long missing = localMs * 1000 - localUs();
        if (missing <= 0) {
            return 0;
        }
        return ppm == 0 ? missing : missing * MILLION / (MILLION + ppm) + 1;
    }
}
