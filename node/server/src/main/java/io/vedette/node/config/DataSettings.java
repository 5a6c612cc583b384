package io.vedette.node.config;

import io.vedette.engine.event.KeyEvents;
import io.vedette.engine.value.Limits;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.DataParameters;

/** What the configuration says about data, as the engine takes it. */
public final class DataSettings {
    private DataSettings() {}

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

    /** Letters that mean nothing select nothing. */
    public static KeyEvents.Selection notifications(Configuration configuration) {
        return KeyEvents.Selection.of(configuration.get(DataParameters.NOTIFY_KEYSPACE_EVENTS))
                .orElse(KeyEvents.Selection.NOTHING);
    }
}
