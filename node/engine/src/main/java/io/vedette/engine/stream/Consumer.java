package io.vedette.engine.stream;

/** A member of a group, and what was delivered to it. */
public final class Consumer {

    /** It was never active. */
    public static final long NEVER = -1;

    private final byte[] name;
    private final PendingEntries pending;
    private long seenMs;
    private long activeMs = NEVER;

    Consumer(byte[] name, long seenMs) {
        this(name, seenMs, new PendingEntries());
    }

    private Consumer(byte[] name, long seenMs, PendingEntries pending) {
        this.name = name;
        this.seenMs = seenMs;
        this.pending = pending;
    }

    Consumer copy() {
        Consumer copy = new Consumer(name, seenMs, pending.share());
        copy.activeMs = activeMs;
        return copy;
    }

    /** Never to be written to. */
    public byte[] name() {
        return name;
    }

    /** When it asked for something last. */
    public long seenMs() {
        return seenMs;
    }

    /** When it got something last, or {@link #NEVER}. */
    public long activeMs() {
        return activeMs;
    }

    public void seen(long atMs) {
        seenMs = atMs;
    }

    public void active(long atMs) {
        activeMs = atMs;
    }

    /** What it has not acknowledged, in order. */
    public PendingEntries pending() {
        return pending;
    }
}
