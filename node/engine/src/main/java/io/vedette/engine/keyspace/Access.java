package io.vedette.engine.keyspace;

/**
 * When an entry was used last, in the 24 bits an entry has for that: seconds, which come round again after 194 days.
 */
final class Access {

    private static final int BITS = 24;
    private static final int MASK = (1 << BITS) - 1;
    private static final long SECOND_MS = 1000;

    private Access() {}

    static int now(long nowMs) {
        return (int) (nowMs / SECOND_MS) & MASK;
    }

    /** As if it had been used so many seconds ago. */
    static int ago(long idleSeconds, long nowMs) {
        return (int) (nowMs / SECOND_MS - idleSeconds) & MASK;
    }

    /** Seconds since {@code access}, which cannot be told from as many less 194 days. */
    static long idleSeconds(int access, long nowMs) {
        return ((long) now(nowMs) - access) & MASK;
    }
}
