package io.vedette.resp.config;

import java.util.List;

/** The data set: databases, encodings of small values, scripts, notifications. */
public final class DataParameters {
    public static final Parameter<Long> DATABASES =
            Parameter.of("databases", WholeNumber.between(1, Integer.MAX_VALUE), "16", "Number of databases.");
    public static final Parameter<Boolean> ACTIVEREHASHING = Parameter.of(
                    "activerehashing", new YesNo(), "yes", "Rehash while idle.")
            .live();
    public static final Parameter<Long> HASH_MAX_LISTPACK_ENTRIES = Parameter.of(
                    "hash-max-listpack-entries",
                    WholeNumber.between(0, Long.MAX_VALUE),
                    "512",
                    "Largest compact encoding, in entries.")
            .live()
            .alias("hash-max-ziplist-entries");
    public static final Parameter<Long> SET_MAX_INTSET_ENTRIES = Parameter.of(
                    "set-max-intset-entries",
                    WholeNumber.between(0, Long.MAX_VALUE),
                    "512",
                    "Largest compact encoding, in entries.")
            .live();
    public static final Parameter<Long> SET_MAX_LISTPACK_ENTRIES = Parameter.of(
                    "set-max-listpack-entries",
                    WholeNumber.between(0, Long.MAX_VALUE),
                    "128",
                    "Largest compact encoding, in entries.")
            .live();
    public static final Parameter<Long> SET_MAX_LISTPACK_VALUE = Parameter.of(
                    "set-max-listpack-value",
                    WholeNumber.between(0, Long.MAX_VALUE),
                    "64",
                    "Longest value in it, in bytes.")
            .live();
    public static final Parameter<Long> ZSET_MAX_LISTPACK_ENTRIES = Parameter.of(
                    "zset-max-listpack-entries",
                    WholeNumber.between(0, Long.MAX_VALUE),
                    "128",
                    "Largest compact encoding, in entries.")
            .live()
            .alias("zset-max-ziplist-entries");
    public static final Parameter<Long> HASH_MAX_LISTPACK_VALUE = Parameter.of(
                    "hash-max-listpack-value",
                    MemorySize.any(),
                    "64",
                    "Longest value in the compact encoding, in bytes.")
            .live()
            .alias("hash-max-ziplist-value");
    public static final Parameter<Long> ZSET_MAX_LISTPACK_VALUE = Parameter.of(
                    "zset-max-listpack-value",
                    MemorySize.any(),
                    "64",
                    "Longest value in the compact encoding, in bytes.")
            .live()
            .alias("zset-max-ziplist-value");
    public static final Parameter<Long> HLL_SPARSE_MAX_BYTES = Parameter.of(
                    "hll-sparse-max-bytes",
                    MemorySize.any(),
                    "3000",
                    "Longest value in the compact encoding, in bytes.")
            .live();
    public static final Parameter<Long> STREAM_NODE_MAX_BYTES = Parameter.of(
                    "stream-node-max-bytes",
                    MemorySize.any(),
                    "4096",
                    "Longest value in the compact encoding, in bytes.")
            .live();
    public static final Parameter<Long> LIST_MAX_LISTPACK_SIZE = Parameter.of(
                    "list-max-listpack-size",
                    WholeNumber.between(Integer.MIN_VALUE, Integer.MAX_VALUE),
                    "-2",
                    "Size of a node of a list.")
            .live()
            .alias("list-max-ziplist-size");
    public static final Parameter<Long> LIST_COMPRESS_DEPTH = Parameter.of(
                    "list-compress-depth",
                    WholeNumber.between(0, Integer.MAX_VALUE),
                    "0",
                    "Nodes at both ends that stay uncompressed.")
            .live();
    public static final Parameter<Long> STREAM_NODE_MAX_ENTRIES = Parameter.of(
                    "stream-node-max-entries",
                    WholeNumber.between(0, Long.MAX_VALUE),
                    "100",
                    "Entries per node of a stream.")
            .live();
    public static final Parameter<Long> BUSY_REPLY_THRESHOLD = Parameter.of(
                    "busy-reply-threshold",
                    WholeNumber.between(0, Long.MAX_VALUE),
                    "5000",
                    "Milliseconds after which a script counts as busy.")
            .live()
            .alias("lua-time-limit");
    public static final Parameter<String> NOTIFY_KEYSPACE_EVENTS = Parameter.of(
                    "notify-keyspace-events",
                    EventLetters.of("letters of event classes"),
                    "\"\"",
                    "Which changes are published.")
            .live();
    public static final Parameter<Long> TRACKING_TABLE_MAX_KEYS = Parameter.of(
                    "tracking-table-max-keys",
                    WholeNumber.between(0, Long.MAX_VALUE),
                    "1000000",
                    "Keys remembered for client-side caching.")
            .live();

    static final List<Parameter<?>> ALL = List.of(
            DATABASES,
            ACTIVEREHASHING,
            HASH_MAX_LISTPACK_ENTRIES,
            SET_MAX_INTSET_ENTRIES,
            SET_MAX_LISTPACK_ENTRIES,
            SET_MAX_LISTPACK_VALUE,
            ZSET_MAX_LISTPACK_ENTRIES,
            HASH_MAX_LISTPACK_VALUE,
            ZSET_MAX_LISTPACK_VALUE,
            HLL_SPARSE_MAX_BYTES,
            STREAM_NODE_MAX_BYTES,
            LIST_MAX_LISTPACK_SIZE,
            LIST_COMPRESS_DEPTH,
            STREAM_NODE_MAX_ENTRIES,
            BUSY_REPLY_THRESHOLD,
            NOTIFY_KEYSPACE_EVENTS,
            TRACKING_TABLE_MAX_KEYS);

    private DataParameters() {}
}
