package io.vedette.engine.stream;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A member of a group, and what was delivered to it. */
public final class Consumer {

    /** It was never active. */
    public static final long NEVER = -1;

    private final byte[] name;
    private final TreeMap<StreamId, Pending> pending = new TreeMap<>();
    private long seenMs;
    private long activeMs = NEVER;

    Consumer(byte[] name, long seenMs) {
        this.name = name;
        this.seenMs = seenMs;
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
    public NavigableMap<StreamId, Pending> pending() {
        return Collections.unmodifiableNavigableMap(pending);
    }

    void take(Pending entry) {
        pending.put(entry.id(), entry);
        entry.consumer(this);
    }

    void drop(StreamId id) {
        pending.remove(id);
    }
}
