package io.vedette.resp.config;

import java.util.List;

/** Snapshots and the append-only file. */
public final class PersistenceParameters {
    public static final Parameter<List<SavePoint>> SAVE = Parameter.of(
                    "save",
                    SavePoint.list(),
                    "3600 1 300 100 60 10000",
                    "Seconds and changes after which a snapshot is made.")
            .live();
    public static final Parameter<String> DBFILENAME = Parameter.of(
                    "dbfilename", PlainName.orEmpty("dbfilename", "filename"), "dump.rdb", "Name of the snapshot.")
            .live();
    public static final Parameter<Boolean> RDBCOMPRESSION = Parameter.of(
                    "rdbcompression", new YesNo(), "yes", "Compress strings in snapshots.")
            .live();
    public static final Parameter<Boolean> RDB_DEL_SYNC_FILES = Parameter.of(
                    "rdb-del-sync-files", new YesNo(), "no", "Remove files that only served replication.")
            .live();
    public static final Parameter<Boolean> RDB_SAVE_INCREMENTAL_FSYNC = Parameter.of(
                    "rdb-save-incremental-fsync", new YesNo(), "yes", "Sync snapshots in steps.")
            .live();
    public static final Parameter<Boolean> STOP_WRITES_ON_BGSAVE_ERROR = Parameter.of(
                    "stop-writes-on-bgsave-error", new YesNo(), "yes", "Refuse writes while snapshots fail.")
            .live();
    public static final Parameter<String> SANITIZE_DUMP_PAYLOAD = Parameter.of(
                    "sanitize-dump-payload", Choice.of("no", "yes", "clients"), "no", "Check values that are restored.")
            .live();
    public static final Parameter<Boolean> APPENDONLY = Parameter.of(
                    "appendonly", new YesNo(), "no", "Keep the append-only file.")
            .live();
    public static final Parameter<Boolean> NO_APPENDFSYNC_ON_REWRITE = Parameter.of(
                    "no-appendfsync-on-rewrite", new YesNo(), "no", "No fsync during a rewrite.")
            .live();
    public static final Parameter<Boolean> AOF_LOAD_TRUNCATED = Parameter.of(
                    "aof-load-truncated", new YesNo(), "yes", "Load a file with a cut tail.")
            .live();
    public static final Parameter<Boolean> AOF_USE_RDB_PREAMBLE = Parameter.of(
                    "aof-use-rdb-preamble", new YesNo(), "yes", "The base is a snapshot.")
            .live();
    public static final Parameter<Boolean> AOF_TIMESTAMP_ENABLED = Parameter.of(
                    "aof-timestamp-enabled", new YesNo(), "no", "Time stamps in the file.")
            .live();
    public static final Parameter<Boolean> AOF_REWRITE_INCREMENTAL_FSYNC = Parameter.of(
                    "aof-rewrite-incremental-fsync", new YesNo(), "yes", "Sync a rewrite in steps.")
            .live();
    public static final Parameter<Boolean> AOF_DISABLE_AUTO_GC = Parameter.of(
                    "aof-disable-auto-gc", new YesNo(), "no", "Keep files that are no longer needed.")
            .live();
    public static final Parameter<Boolean> RDBCHECKSUM =
            Parameter.of("rdbchecksum", new YesNo(), "yes", "Checksum of snapshots.");
    public static final Parameter<String> APPENDFILENAME = Parameter.of(
            "appendfilename",
            PlainName.of("appendfilename", "filename"),
            "appendonly.aof",
            "Base name of the append-only files.");
    public static final Parameter<String> APPENDDIRNAME = Parameter.of(
            "appenddirname",
            PlainName.of("appenddirname", "dirname"),
            "appendonlydir",
            "Folder of the append-only files.");
    public static final Parameter<String> APPENDFSYNC = Parameter.of(
                    "appendfsync",
                    Choice.of("always", "everysec", "no"),
                    "everysec",
                    "When the append-only file is synced.")
            .live();
    public static final Parameter<Long> AUTO_AOF_REWRITE_PERCENTAGE = Parameter.of(
                    "auto-aof-rewrite-percentage",
                    WholeNumber.between(0, Integer.MAX_VALUE),
                    "100",
                    "Growth after which the file is rewritten.")
            .live();
    public static final Parameter<Long> AUTO_AOF_REWRITE_MIN_SIZE = Parameter.of(
                    "auto-aof-rewrite-min-size", MemorySize.any(), "64mb", "Size below which it is not.")
            .live();
    public static final Parameter<Long> RDB_KEY_SAVE_DELAY = Parameter.of(
                    "rdb-key-save-delay",
                    WholeNumber.between(Integer.MIN_VALUE, Integer.MAX_VALUE),
                    "0",
                    "Microseconds a snapshot or a rewrite takes its time with each key; -N is one with every Nth.")
            .live()
            .hide();
    public static final Parameter<Long> KEY_LOAD_DELAY = Parameter.of(
                    "key-load-delay",
                    WholeNumber.between(Integer.MIN_VALUE, Integer.MAX_VALUE),
                    "0",
                    "Microseconds loading a snapshot takes its time with each key; -N is one with every Nth.")
            .live()
            .hide();
    public static final Parameter<Long> LOADING_PROCESS_EVENTS_INTERVAL_BYTES = Parameter.of(
                    "loading-process-events-interval-bytes",
                    WholeNumber.between(1024, Integer.MAX_VALUE),
                    "2097152",
                    "How often Redis serves others while it loads.")
            .live()
            .hide();

    static final List<Parameter<?>> ALL = List.of(
            SAVE,
            DBFILENAME,
            RDBCOMPRESSION,
            RDB_DEL_SYNC_FILES,
            RDB_SAVE_INCREMENTAL_FSYNC,
            STOP_WRITES_ON_BGSAVE_ERROR,
            SANITIZE_DUMP_PAYLOAD,
            APPENDONLY,
            NO_APPENDFSYNC_ON_REWRITE,
            AOF_LOAD_TRUNCATED,
            AOF_USE_RDB_PREAMBLE,
            AOF_TIMESTAMP_ENABLED,
            AOF_REWRITE_INCREMENTAL_FSYNC,
            AOF_DISABLE_AUTO_GC,
            RDBCHECKSUM,
            APPENDFILENAME,
            APPENDDIRNAME,
            APPENDFSYNC,
            AUTO_AOF_REWRITE_PERCENTAGE,
            AUTO_AOF_REWRITE_MIN_SIZE,
            RDB_KEY_SAVE_DELAY,
            KEY_LOAD_DELAY,
            LOADING_PROCESS_EVENTS_INTERVAL_BYTES);

    private PersistenceParameters() {}
}
