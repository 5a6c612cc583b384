package io.vedette.engine.snapshot;

import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.keyspace.Keyspace;
import io.vedette.engine.rdb.Usage;

/** What a file tells about the use of keys: what the eviction policy of its writer keeps account of. */
public enum UsageAccount {
    NONE {
        @Override
        Usage of(Keyspace keyspace, Entry entry) {
            return Usage.NONE;
        }
    },
    LRU {
        @Override
        Usage of(Keyspace keyspace, Entry entry) {
            return Usage.idle(keyspace.idleSeconds(entry));
        }
    };

    abstract Usage of(Keyspace keyspace, Entry entry);
}
