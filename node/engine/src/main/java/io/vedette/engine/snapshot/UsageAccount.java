package io.vedette.engine.snapshot;

import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.keyspace.Keyspace;
import io.vedette.engine.rdb.Usage;
import java.util.OptionalInt;

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
    },
    LFU {
        @Override
        Usage of(Keyspace keyspace, Entry entry) {
            OptionalInt counter = keyspace.frequency(entry);
            return counter.isPresent() ? Usage.frequency(counter.getAsInt()) : Usage.NONE;
        }
    };

    abstract Usage of(Keyspace keyspace, Entry entry);
}
