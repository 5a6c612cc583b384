package io.vedette.node.aof;

/**
 * When the files have grown so much that they should be rewritten, and how soon to try again where that fails: after
 * three failures in a row a minute, then two, then four, up to an hour.
 */
final class Growth {
    private static final int FAILURES_AT_ONCE = 3;
    private static final long MINUTE_MS = 60_000;
    private static final long MOST_MINUTES = 60;

    private long afterRewriteBytes;
    private long bytes;
    private int failures;
    private long notBeforeMs;

    /** The files were loaded, or written anew. */
    void are(long allBytes, long baseBytes) {
        bytes = allBytes;
        afterRewriteBytes = baseBytes;
    }

    void add(long more) {
        bytes += more;
    }

    void succeeded() {
        failures = 0;
        notBeforeMs = 0;
    }

    void failed(long nowMs) {
        failures++;
        if (failures >= FAILURES_AT_ONCE) {
            long minutes = Math.min(MOST_MINUTES, 1L << Math.min(10, failures - FAILURES_AT_ONCE));
            notBeforeMs = nowMs + minutes * MINUTE_MS;
        }
    }

    int failures() {
        return failures;
    }

    boolean mayTry(long nowMs) {
        return nowMs >= notBeforeMs;
    }

    boolean isTooMuch(AofSettings settings) {
        return settings.growthPercent() > 0 && bytes > settings.leastBytes() && percent() >= settings.growthPercent();
    }

    /** How much larger they are than after the last rewrite. */
    long percent() {
        return bytes * 100 / Math.max(1, afterRewriteBytes) - 100;
    }

    long bytes() {
        return bytes;
    }

    long afterRewriteBytes() {
        return afterRewriteBytes;
    }
}
