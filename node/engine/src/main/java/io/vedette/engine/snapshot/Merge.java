package io.vedette.engine.snapshot;

import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.keyspace.Keyspace;
import java.util.Optional;

/** What a file holds, put beside the keys there are instead of in their place. */
public final class Merge {
    private final Keyspace served;
    private final FreshData data;

    public Merge(Keyspace served, FreshData data) {
        this.served = served;
        this.data = data;
    }

    /** Some key of the file that is there already. */
    public Optional<byte[]> conflict() {
        for (Database from : data.keyspace().databases()) {
            Database into = served.database(from.number());
            for (Entry entry : from.entries()) {
                byte[] key = entry.key();
                if (into.contains(key)) {
                    return Optional.of(key);
                }
            }
        }
        return Optional.empty();
    }

    /** Adds all of them; what was under the same keys is gone. */
    public void add() {
        for (Database from : data.keyspace().databases()) {
            Database into = served.database(from.number());
            for (Entry entry : from.entries()) {
                add(from, into, entry);
            }
        }
    }

    private void add(Database from, Database into, Entry entry) {
        byte[] key = entry.key();
        long atMs = from.expiresAtMs(entry);
        into.adopt(entry, key);
        Entry added = into.held(key);
        if (added == null) {
            throw new IllegalStateException("a key is not there that was just put there");
        }
        if (atMs != Database.NEVER) {
            into.expire(added, atMs);
        }
        data.keyspace()
                .frequency(entry)
                .ifPresentOrElse(
                        counter -> served.frequency(added, counter),
                        () -> served.idle(added, data.keyspace().idleSeconds(entry)));
        into.modified(key);
    }
}
