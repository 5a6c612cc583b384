package io.vedette.engine.snapshot;

import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.rdb.ContentWriter;
import io.vedette.engine.rdb.Usage;
import io.vedette.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Some keys as they were at the moment of a snapshot. The loop fills it; once it is full, a worker may write it. */
public final class Batch {

    /** Of the entry only the key is asked for later, which does not change. */
    private record Saved(int database, Entry entry, Value value, long expiresAtMs, Usage usage) {}

    private final List<Saved> saved = new ArrayList<>();
    private int number;

    void add(int database, Entry entry, long expiresAtMs, Usage usage) {
        saved.add(new Saved(database, entry, entry.value(), expiresAtMs, usage));
    }

    /** Nothing is added any more. */
    void close(int frozenUnder) {
        number = frozenUnder;
    }

    int number() {
        return number;
    }

    /** Writes all keys; on any thread. */
    public void writeTo(ContentWriter out) {
        for (Saved key : saved) {
            byte[] name = key.entry().key();
            out.entry(key.database(), name, name.length, key.value(), key.expiresAtMs(), key.usage());
        }
    }

    /** Keys in it. */
    public int keys() {
        return saved.size();
    }
}
