package io.vedette.engine.snapshot;

import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.rdb.Usage;

/** What a file tells about the use of keys: what the eviction policy of its writer keeps account of. */
public enum UsageAccount {
    NONE {
        @Override
        Usage of(Database database, Entry entry) {
            return Usage.NONE;
        }
    },
    LRU {
        @Override
        Usage of(Database database, Entry entry) {
            return Usage.idle(database.idleSeconds(entry));
        }
    };

    abstract Usage of(Database database, Entry entry);
}
