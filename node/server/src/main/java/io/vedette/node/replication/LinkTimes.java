package io.vedette.node.replication;

import io.vedette.resp.server.ServerClock;
import java.util.concurrent.TimeUnit;

/** Since when the link to a master is up or down, and when anything was heard by it. */
final class LinkTimes {
    static final long NEVER = -1;

    private final ServerClock clock;
    private long heardMs;
    private long downSinceMs = NEVER;
    private long upSinceMs;

    LinkTimes(ServerClock clock) {
        this.clock = clock;
    }

    /** Something came, or it is time to wait anew. */
    void heard() {
        heardMs = clock.monotonicMs();
    }

    void up() {
        downSinceMs = NEVER;
        upSinceMs = clock.monotonicMs();
    }

    void down() {
        downSinceMs = clock.monotonicMs();
    }

    long heardMs() {
        return heardMs;
    }

    long upSinceMs() {
        return upSinceMs;
    }

    long silentMs() {
        return clock.monotonicMs() - heardMs;
    }

    long upMs() {
        return clock.monotonicMs() - upSinceMs;
    }

    /** Seconds since the stream broke, or {@link #NEVER} if there never was one, or is one. */
    long downSeconds() {
        return downSinceMs == NEVER ? NEVER : TimeUnit.MILLISECONDS.toSeconds(clock.monotonicMs() - downSinceMs);
    }
}
