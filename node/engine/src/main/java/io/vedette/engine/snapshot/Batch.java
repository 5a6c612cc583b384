package io.vedette.engine.snapshot;

import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.rdb.ContentWriter;
import io.vedette.engine.rdb.Usage;
import io.vedette.engine.value.Value;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Some keys as they were at the moment of a snapshot. The loop fills it; once it is full, a worker may write it, which empties it; once it
 * was given back it is filled again. So a snapshot of however many keys leaves no garbage behind, which would have to be collected while it
 * goes on.
 */
public final class Batch {

    static final int KEYS = 512;

    /**
     * So many keys are looked up before the first is written: they lie anywhere in memory, and a processor fetches many of them at the
     * same time as long as nothing else comes in between.
     */
    private static final int NEAR = 64;

    /** Of an entry only the key is asked for later, which does not change. */
    private final @Nullable Entry[] entries = new Entry[KEYS];

    private final @Nullable Value[] values = new Value[KEYS];
    private final Usage[] usages = new Usage[KEYS];
    private final long[] expiresAtMs = new long[KEYS];
    private final int[] databases = new int[KEYS];
    private int keys;
    private int number;

    void add(int database, Entry entry, Value value, long expiry, Usage usage) {
        entries[keys] = entry;
        values[keys] = value;
        usages[keys] = usage;
        expiresAtMs[keys] = expiry;
        databases[keys] = database;
        keys++;
    }

    /** Nothing is added any more. */
    void close(int frozenUnder) {
        number = frozenUnder;
    }

    int number() {
        return number;
    }

    /**
     * Writes all keys and lets go of them; on any thread. A collector that is looking for what is alive has to be told of each of them
     * before it is gone, 3 ms for some batches, which whoever serves clients has not.
     */
    public void writeTo(ContentWriter out) {
        for (int from = 0; from < keys; from += NEAR) {
            int to = Math.min(keys, from + NEAR);
            for (int i = from; i < to; i++) {
                Objects.checkFromIndexSize(0, entry(i).keyLength(), entry(i).keyArray().length);
            }
            for (int i = from; i < to; i++) {
                write(i, out);
            }
        }
        Arrays.fill(entries, 0, keys, null);
        Arrays.fill(values, 0, keys, null);
        keys = 0;
    }

    private void write(int i, ContentWriter out) {
        Entry entry = entry(i);
        Value value = values[i];
        if (value == null) {
            throw new IllegalStateException("of " + keys + " values number " + i + " is missing");
        }
        out.entry(databases[i], entry.keyArray(), entry.keyLength(), value, expiresAtMs[i], usages[i]);
    }

    private Entry entry(int i) {
        Entry entry = entries[i];
        if (entry == null) {
            throw new IllegalStateException("of " + keys + " keys number " + i + " is missing");
        }
        return entry;
    }

    /** Keys in it. */
    public int keys() {
        return keys;
    }

    boolean isFull() {
        return keys == KEYS;
    }
}
