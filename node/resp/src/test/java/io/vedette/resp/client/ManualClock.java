package io.vedette.resp.client;

import io.vedette.resp.server.ServerClock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Time as a test wants it. */
public final class ManualClock implements ServerClock {
    private static final long WALL_OFFSET_MS = 1_700_000_000_000L;

    private final AtomicLong nowMs = new AtomicLong(1_000);

    public void advance(long ms) {
        nowMs.addAndGet(ms);
    }

    @Override
    public long monotonicNs() {
        return TimeUnit.MILLISECONDS.toNanos(nowMs.get());
    }

    @Override
    public long wallMs() {
        return WALL_OFFSET_MS + nowMs.get();
    }
}
