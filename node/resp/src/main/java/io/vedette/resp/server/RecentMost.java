package io.vedette.resp.server;

/** The greatest of the last eight seconds, as Redis tells of buffers: something to look at once, not to add up. */
final class RecentMost {
    private static final int SLOTS = 8;
    private static final long SLOT_MS = 1_000;

    private final long[] greatest = new long[SLOTS];
    private final long[] second = new long[SLOTS];

    void note(long value, long nowMs) {
        long now = nowMs / SLOT_MS;
        int slot = (int) (now % SLOTS);
        if (second[slot] != now) {
            second[slot] = now;
            greatest[slot] = value;
        } else if (value > greatest[slot]) {
            greatest[slot] = value;
        }
    }

    /** The greatest that is not older than that, or 0. */
    long at(long nowMs) {
        long now = nowMs / SLOT_MS;
        long most = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if (now - second[slot] < SLOTS) {
                most = Math.max(most, greatest[slot]);
            }
        }
        return most;
    }
}
