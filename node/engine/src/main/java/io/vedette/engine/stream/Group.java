package io.vedette.engine.stream;

import io.vedette.engine.value.Memory;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Consumers that share the entries of a stream: how far they have come, and what they have not acknowledged. */
public final class Group {

    /** How many entries it has read is not known. */
    public static final long UNKNOWN = -1;

    private static final int TREE_ENTRY = 40;

    /** What a place among the entries that are pending takes, where nodes are three quarters full. */
    private static final int PLACE = 6;

    private final byte[] name;
    private StreamId lastId;
    private long entriesRead;

    /** Each of them is pending with its consumer, too. */
    private final PendingEntries pending;

    private final TreeMap<byte[], Consumer> consumers = new TreeMap<>(Arrays::compareUnsigned);

    Group(byte[] name, StreamId lastId, long entriesRead) {
        this(name, lastId, entriesRead, new PendingEntries());
    }

    private Group(byte[] name, StreamId lastId, long entriesRead, PendingEntries pending) {
        this.name = name;
        this.lastId = lastId;
        this.entriesRead = entriesRead;
        this.pending = pending;
    }

    Group copy() {
        Group copy = new Group(name, lastId, entriesRead, pending.share());
        consumers.forEach((called, consumer) -> copy.consumers.put(called, consumer.copy()));
        return copy;
    }

    /** Never to be written to. */
    public byte[] name() {
        return name;
    }

    /** The last entry that was delivered to any of them. */
    public StreamId lastId() {
        return lastId;
    }

    /** How many entries were delivered up to {@link #lastId}, or {@link #UNKNOWN}. */
    public long entriesRead() {
        return entriesRead;
    }

    public void position(StreamId last, long read) {
        lastId = last;
        entriesRead = read;
    }

    /** What none of them has acknowledged, in order. */
    public PendingEntries pending() {
        return pending;
    }

    public @Nullable Pending pending(StreamId id) {
        return pending.find(id);
    }

    /** In the order of their names. */
    public Collection<Consumer> consumers() {
        return Collections.unmodifiableCollection(consumers.values());
    }

    public @Nullable Consumer consumer(byte[] called) {
        return consumers.get(called);
    }

    /** A new consumer. */
    public Consumer create(byte[] called, long nowMs) {
        Consumer consumer = new Consumer(called, nowMs);
        consumers.put(called, consumer);
        return consumer;
    }

    /** The consumer goes, and what it has not acknowledged. */
    public void remove(Consumer consumer) {
        for (Pending entry : consumer.pending()) {
            pending.remove(entry.id());
        }
        consumers.remove(consumer.name());
    }

    /** An entry is delivered to a consumer, for the how manieth time; whoever had it has it no more. */
    public Pending add(StreamId id, Consumer consumer, long atMs, long deliveries) {
        Pending entry = new Pending(id, consumer.name(), atMs, deliveries);
        Pending old = pending.put(entry);
        if (old != null && !old.isOf(consumer)) {
            drop(old);
        }
        consumer.pending().put(entry);
        return entry;
    }

    /** Whether the entry was pending. */
    public boolean acknowledge(StreamId id) {
        Pending entry = pending.remove(id);
        if (entry != null) {
            drop(entry);
        }
        return entry != null;
    }

    private void drop(Pending entry) {
        Consumer holder = consumers.get(entry.consumer());
        if (holder == null) {
            throw new IllegalStateException("entry " + entry.id() + " is pending for nobody");
        }
        holder.pending().remove(entry.id());
    }

    long memory() {
        long each = 3L * Memory.OBJECT + 2L * PLACE;
        long sum = 4L * Memory.OBJECT + Memory.array(name.length) + pending.size() * each;
        for (Consumer consumer : consumers.values()) {
            sum += 3L * Memory.OBJECT + Memory.array(consumer.name().length) + TREE_ENTRY;
        }
        return sum;
    }
}
