package io.vedette.node.config;

import io.vedette.engine.MemoryRules;
import io.vedette.engine.event.KeyEvents;
import io.vedette.engine.keyspace.EvictionPolicy;
import io.vedette.engine.value.Limits;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.DataParameters;
import io.vedette.resp.config.MemoryParameters;
import io.vedette.resp.config.ProcessParameters;

/** What the configuration says about data, as the engine takes it. */
public final class DataSettings {
    private DataSettings() {}

    private static final long MOST_HZ = 500;

    public static Limits limits(Configuration configuration) {
        return new Limits(
                configuration.get(DataParameters.HASH_MAX_LISTPACK_ENTRIES),
                configuration.get(DataParameters.HASH_MAX_LISTPACK_VALUE),
                configuration.get(DataParameters.LIST_MAX_LISTPACK_SIZE).intValue(),
                configuration.get(DataParameters.SET_MAX_INTSET_ENTRIES),
                configuration.get(DataParameters.SET_MAX_LISTPACK_ENTRIES),
                configuration.get(DataParameters.SET_MAX_LISTPACK_VALUE),
                configuration.get(DataParameters.ZSET_MAX_LISTPACK_ENTRIES),
                configuration.get(DataParameters.ZSET_MAX_LISTPACK_VALUE),
                configuration.get(DataParameters.HLL_SPARSE_MAX_BYTES),
                configuration.get(DataParameters.STREAM_NODE_MAX_BYTES),
                configuration.get(DataParameters.STREAM_NODE_MAX_ENTRIES));
    }

    public static MemoryRules memory(Configuration configuration) {
        return new MemoryRules(
                configuration.get(MemoryParameters.MAXMEMORY),
                EvictionPolicy.named(configuration.get(MemoryParameters.MAXMEMORY_POLICY))
                        .orElseThrow(),
                configuration.get(MemoryParameters.MAXMEMORY_SAMPLES).intValue(),
                configuration.get(MemoryParameters.LFU_LOG_FACTOR),
                configuration.get(MemoryParameters.LFU_DECAY_TIME),
                configuration.get(MemoryParameters.LAZYFREE_LAZY_EVICTION));
    }

    /** What {@code hz} means: Redis takes the nearest it can do for any other number. */
    public static long hz(Configuration configuration) {
        return Math.min(MOST_HZ, Math.max(1, configuration.get(ProcessParameters.HZ)));
    }

    /** Letters that mean nothing select nothing. */
    public static KeyEvents.Selection notifications(Configuration configuration) {
        return KeyEvents.Selection.of(configuration.get(DataParameters.NOTIFY_KEYSPACE_EVENTS))
                .orElse(KeyEvents.Selection.NOTHING);
    }
}
