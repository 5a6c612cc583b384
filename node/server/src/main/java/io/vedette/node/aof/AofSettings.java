package io.vedette.node.aof;

import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.PersistenceParameters;

/**
 * What the configuration says about the append-only file.
 *
 * @param pausesSync whether nothing is synced while a rewrite or a snapshot is written
 * @param loadsCut whether a file that ends in the middle of a command is loaded up to there
 * @param preamble whether a base is written as a snapshot rather than as commands
 * @param growthPercent how much larger than after the last rewrite the files may become; 0 for any size
 * @param keepsHistory whether files are kept that a rewrite replaced
 */
record AofSettings(
        boolean enabled,
        SyncPolicy policy,
        boolean pausesSync,
        boolean loadsCut,
        boolean preamble,
        boolean timestamps,
        long growthPercent,
        long leastBytes,
        boolean keepsHistory) {

    /** How the name of a base ends. */
    String baseForm() {
        return preamble ? "rdb" : "aof";
    }

    static AofSettings of(Configuration configuration) {
        return new AofSettings(
                configuration.get(PersistenceParameters.APPENDONLY),
                SyncPolicy.of(configuration.get(PersistenceParameters.APPENDFSYNC)),
                configuration.get(PersistenceParameters.NO_APPENDFSYNC_ON_REWRITE),
                configuration.get(PersistenceParameters.AOF_LOAD_TRUNCATED),
                configuration.get(PersistenceParameters.AOF_USE_RDB_PREAMBLE),
                configuration.get(PersistenceParameters.AOF_TIMESTAMP_ENABLED),
                configuration.get(PersistenceParameters.AUTO_AOF_REWRITE_PERCENTAGE),
                configuration.get(PersistenceParameters.AUTO_AOF_REWRITE_MIN_SIZE),
                configuration.get(PersistenceParameters.AOF_DISABLE_AUTO_GC));
    }
}
