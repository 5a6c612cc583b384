package io.vedette.resp.config;

import java.util.List;

/** How much memory the data may take and what goes first. */
public final class MemoryParameters {
    public static final Parameter<Long> MAXMEMORY = Parameter.of(
                    "maxmemory", MemorySize.any(), "0", "Most memory for data; 0 no limit.")
            .live();
    public static final Parameter<String> MAXMEMORY_POLICY = Parameter.of(
                    "maxmemory-policy",
                    Choice.of(
                            "volatile-lru",
                            "volatile-lfu",
                            "volatile-random",
                            "volatile-ttl",
                            "allkeys-lru",
                            "allkeys-lfu",
                            "allkeys-random",
                            "noeviction"),
                    "noeviction",
                    "What is evicted at the limit.")
            .live();
    public static final Parameter<Long> MAXMEMORY_SAMPLES = Parameter.of(
                    "maxmemory-samples", WholeNumber.between(1, 64), "5", "Keys compared per eviction.")
            .live();
    public static final Parameter<Long> MAXMEMORY_EVICTION_TENACITY = Parameter.of(
                    "maxmemory-eviction-tenacity", WholeNumber.between(0, 100), "10", "How long evictions may take.")
            .live();
    public static final Parameter<Long> LFU_LOG_FACTOR = Parameter.of(
                    "lfu-log-factor", WholeNumber.between(0, Integer.MAX_VALUE), "10", "How slowly counters grow.")
            .live();
    public static final Parameter<Long> LFU_DECAY_TIME = Parameter.of(
                    "lfu-decay-time",
                    WholeNumber.between(0, Integer.MAX_VALUE),
                    "1",
                    "Minutes after which counters shrink.")
            .live();
    public static final Parameter<Boolean> LAZYFREE_LAZY_EVICTION = Parameter.of(
                    "lazyfree-lazy-eviction", new YesNo(), "no", "Free memory in the background.")
            .live();
    public static final Parameter<Boolean> LAZYFREE_LAZY_EXPIRE = Parameter.of(
                    "lazyfree-lazy-expire", new YesNo(), "no", "Free memory in the background.")
            .live();
    public static final Parameter<Boolean> LAZYFREE_LAZY_SERVER_DEL = Parameter.of(
                    "lazyfree-lazy-server-del", new YesNo(), "no", "Free memory in the background.")
            .live();
    public static final Parameter<Boolean> LAZYFREE_LAZY_USER_DEL = Parameter.of(
                    "lazyfree-lazy-user-del", new YesNo(), "no", "Free memory in the background.")
            .live();
    public static final Parameter<Boolean> LAZYFREE_LAZY_USER_FLUSH = Parameter.of(
                    "lazyfree-lazy-user-flush", new YesNo(), "no", "Free memory in the background.")
            .live();
    public static final Parameter<Boolean> ACTIVEDEFRAG = Parameter.of(
                    "activedefrag", new YesNo(), "no", "Defragment memory while running.")
            .live();
    public static final Parameter<Long> ACTIVE_EXPIRE_EFFORT = Parameter.of(
                    "active-expire-effort", WholeNumber.between(1, 10), "1", "How eagerly expired keys are looked for.")
            .live();
    public static final Parameter<Long> ACTIVE_DEFRAG_THRESHOLD_LOWER = Parameter.of(
                    "active-defrag-threshold-lower",
                    WholeNumber.between(0, 1000),
                    "10",
                    "Limits of active defragmentation.")
            .live();
    public static final Parameter<Long> ACTIVE_DEFRAG_THRESHOLD_UPPER = Parameter.of(
                    "active-defrag-threshold-upper",
                    WholeNumber.between(0, 1000),
                    "100",
                    "Limits of active defragmentation.")
            .live();
    public static final Parameter<Long> ACTIVE_DEFRAG_CYCLE_MIN = Parameter.of(
                    "active-defrag-cycle-min", WholeNumber.between(1, 99), "1", "Limits of active defragmentation.")
            .live();
    public static final Parameter<Long> ACTIVE_DEFRAG_CYCLE_MAX = Parameter.of(
                    "active-defrag-cycle-max", WholeNumber.between(1, 99), "25", "Limits of active defragmentation.")
            .live();
    public static final Parameter<Long> ACTIVE_DEFRAG_MAX_SCAN_FIELDS = Parameter.of(
                    "active-defrag-max-scan-fields",
                    WholeNumber.between(1, Long.MAX_VALUE),
                    "1000",
                    "Limits of active defragmentation.")
            .live();
    public static final Parameter<Long> ACTIVE_DEFRAG_IGNORE_BYTES = Parameter.of(
                    "active-defrag-ignore-bytes",
                    MemorySize.between(1, Long.MAX_VALUE),
                    "100mb",
                    "Limits of active defragmentation.")
            .live();
    public static final Parameter<Boolean> JEMALLOC_BG_THREAD = Parameter.of(
                    "jemalloc-bg-thread", new YesNo(), "yes", "A background thread of the allocator.")
            .live();

    static final List<Parameter<?>> ALL = List.of(
            MAXMEMORY,
            MAXMEMORY_POLICY,
            MAXMEMORY_SAMPLES,
            MAXMEMORY_EVICTION_TENACITY,
            LFU_LOG_FACTOR,
            LFU_DECAY_TIME,
            LAZYFREE_LAZY_EVICTION,
            LAZYFREE_LAZY_EXPIRE,
            LAZYFREE_LAZY_SERVER_DEL,
            LAZYFREE_LAZY_USER_DEL,
            LAZYFREE_LAZY_USER_FLUSH,
            ACTIVEDEFRAG,
            ACTIVE_EXPIRE_EFFORT,
            ACTIVE_DEFRAG_THRESHOLD_LOWER,
            ACTIVE_DEFRAG_THRESHOLD_UPPER,
            ACTIVE_DEFRAG_CYCLE_MIN,
            ACTIVE_DEFRAG_CYCLE_MAX,
            ACTIVE_DEFRAG_MAX_SCAN_FIELDS,
            ACTIVE_DEFRAG_IGNORE_BYTES,
            JEMALLOC_BG_THREAD);

    private MemoryParameters() {}
}
