package io.vedette.engine.keyspace;

/** When an entry was used last: seconds, which come round again after 194 days. */
public final class Recency implements Aging {

    public static final Recency INSTANCE = new Recency();

    private static final int MASK = (1 << 24) - 1;
    private static final long SECOND_MS = 1000;

    private Recency() {}

    @Override
    public int fresh(long nowMs) {
        return now(nowMs);
    }

    @Override
    public int used(int bits, long nowMs) {
        return now(nowMs);
    }

    @Override
    public long worthlessness(int bits, long nowMs) {
        return idleSeconds(bits, nowMs);
    }

    /** As if it had been used so many seconds ago. */
    static int ago(long idleSeconds, long nowMs) {
        return (int) (nowMs / SECOND_MS - idleSeconds) & MASK;
    }

    /** Seconds since then, which cannot be told from as many less 194 days. */
    static long idleSeconds(int bits, long nowMs) {
        return ((long) now(nowMs) - bits) & MASK;
    }

    private static int now(long nowMs) {
        return (int) (nowMs / SECOND_MS) & MASK;
    }
}
