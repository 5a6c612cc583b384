package io.vedette.engine.snapshot;

import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.keyspace.Keyspace;
import io.vedette.engine.rdb.ContentWriter;
import io.vedette.engine.rdb.RdbOrigin;
import java.util.List;

/** Writes everything at once, while nothing else happens: for tools and proofs. A node that serves takes a {@link Snapshot}. */
public final class KeyspaceWriter {

    private KeyspaceWriter() {}

    /** A whole file, from its first byte to its last. */
    public static void write(
            Keyspace keyspace, List<byte[]> functions, RdbOrigin origin, UsageAccount account, ContentWriter out) {
        out.begin(origin);
        functions.forEach(out::function);
        for (Database database : keyspace.databases()) {
            if (database.size() > 0) {
                out.sizes(database.number(), database.size(), database.expiring());
                for (Entry entry : database.entries()) {
                    out.entry(
                            database.number(),
                            entry.keyArray(),
                            entry.keyLength(),
                            entry.value(),
                            database.expiresAtMs(entry),
                            account.of(keyspace, entry));
                }
            }
        }
        out.end();
    }
}
