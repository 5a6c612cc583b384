package io.vedette.engine.stream;

import io.vedette.engine.value.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Consumers that share the entries of a stream: how far they have come, and what they have not acknowledged. */
public final class Group {

    /** How many entries it has read is not known. */
    public static final long UNKNOWN = -1;

    private static final int TREE_ENTRY = 40;

    private final byte[] name;
    private StreamId lastId;
    private long entriesRead;

    /** Each of them is pending with its consumer, too. */
    private final TreeMap<StreamId, Pending> pending = new TreeMap<>();

    private final TreeMap<byte[], Consumer> consumers = new TreeMap<>(Arrays::compareUnsigned);

    Group(byte[] name, StreamId lastId, long entriesRead) {
        this.name = name;
        this.lastId = lastId;
        this.entriesRead = entriesRead;
    }

    Group copy() {
        Group copy = new Group(name, lastId, entriesRead);
        for (Consumer consumer : consumers.values()) {
            Consumer same = copy.create(consumer.name(), consumer.seenMs());
            same.active(consumer.activeMs());
            for (Pending entry : consumer.pending().values()) {
                copy.add(entry.id(), same, entry.deliveredMs(), entry.deliveries());
            }
        }
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
    public NavigableMap<StreamId, Pending> pending() {
        return Collections.unmodifiableNavigableMap(pending);
    }

    public @Nullable Pending pending(StreamId id) {
        return pending.get(id);
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
        for (Pending entry : new ArrayList<>(consumer.pending().values())) {
            acknowledge(entry.id());
        }
        consumers.remove(consumer.name());
    }

    /** An entry is delivered to a consumer; whoever had it has it no more. */
    public Pending add(StreamId id, Consumer consumer, long atMs, long deliveries) {
        Pending entry = pending.get(id);
        if (entry == null) {
            entry = new Pending(id, atMs, deliveries);
            pending.put(id, entry);
        } else {
            entry.consumer().drop(id);
            entry.delivered(atMs, deliveries);
        }
        consumer.take(entry);
        return entry;
    }

    /** An entry that is pending goes to a consumer. */
    public void move(Pending entry, Consumer consumer) {
        if (!entry.isOf(consumer)) {
            entry.consumer().drop(entry.id());
            consumer.take(entry);
        }
    }

    /** Whether the entry was pending. */
    public boolean acknowledge(StreamId id) {
        Pending entry = pending.remove(id);
        if (entry != null) {
            entry.consumer().drop(id);
        }
        return entry != null;
    }

    long memory() {
        long each = 4L * Memory.OBJECT + 2L * TREE_ENTRY;
        long sum = 4L * Memory.OBJECT + Memory.array(name.length) + pending.size() * each;
        for (Consumer consumer : consumers.values()) {
            sum += 3L * Memory.OBJECT + Memory.array(consumer.name().length) + TREE_ENTRY;
        }
        return sum;
    }
}
