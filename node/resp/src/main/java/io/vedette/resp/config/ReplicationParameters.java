package io.vedette.resp.config;

import java.util.List;

/** Being a master, being a replica. */
public final class ReplicationParameters {
    public static final Parameter<List<String>> REPLICAOF = Parameter.of(
                    "replicaof", TextList.between(2, 2, "<host> <port>, or no one"), "\"\"", "The master to replicate.")
            .alias("slaveof");
    public static final Parameter<Boolean> REPLICA_SERVE_STALE_DATA = Parameter.of(
                    "replica-serve-stale-data", new YesNo(), "yes", "Answer while the master is away.")
            .live()
            .alias("slave-serve-stale-data");
    public static final Parameter<Boolean> REPLICA_READ_ONLY = Parameter.of(
                    "replica-read-only", new YesNo(), "yes", "Refuse writes of clients.")
            .live()
            .alias("slave-read-only");
    public static final Parameter<Boolean> REPLICA_IGNORE_MAXMEMORY = Parameter.of(
                    "replica-ignore-maxmemory", new YesNo(), "yes", "Leave eviction to the master.")
            .live()
            .alias("slave-ignore-maxmemory");
    public static final Parameter<Boolean> REPLICA_LAZY_FLUSH = Parameter.of(
                    "replica-lazy-flush", new YesNo(), "no", "Empty the data set in the background.")
            .live()
            .alias("slave-lazy-flush");
    public static final Parameter<Boolean> REPLICA_ANNOUNCED = Parameter.of(
                    "replica-announced", new YesNo(), "yes", "Sentinels show this replica.")
            .live();
    public static final Parameter<Boolean> REPLICA_IGNORE_DISK_WRITE_ERRORS = Parameter.of(
                    "replica-ignore-disk-write-errors", new YesNo(), "no", "Go on when the disk fails.")
            .live();
    public static final Parameter<Boolean> REPL_DISKLESS_SYNC = Parameter.of(
                    "repl-diskless-sync", new YesNo(), "yes", "Send snapshots without a file.")
            .live();
    public static final Parameter<Boolean> REPL_DISABLE_TCP_NODELAY = Parameter.of(
                    "repl-disable-tcp-nodelay", new YesNo(), "no", "Fewer, larger packets.")
            .live();
    public static final Parameter<String> REPL_DISKLESS_LOAD = Parameter.of(
                    "repl-diskless-load",
                    Choice.of("disabled", "on-empty-db", "swapdb"),
                    "disabled",
                    "Load snapshots without a file.")
            .live();
    public static final Parameter<Long> REPL_DISKLESS_SYNC_DELAY = Parameter.of(
                    "repl-diskless-sync-delay",
                    WholeNumber.between(0, Integer.MAX_VALUE),
                    "5",
                    "Seconds to wait for more replicas.")
            .live();
    public static final Parameter<Long> REPL_DISKLESS_SYNC_MAX_REPLICAS = Parameter.of(
                    "repl-diskless-sync-max-replicas",
                    WholeNumber.between(0, Integer.MAX_VALUE),
                    "0",
                    "Replicas that end the wait; 0 none.")
            .live();
    public static final Parameter<Long> REPL_PING_REPLICA_PERIOD = Parameter.of(
                    "repl-ping-replica-period",
                    WholeNumber.between(1, Integer.MAX_VALUE),
                    "10",
                    "Seconds between pings to replicas.")
            .live()
            .alias("repl-ping-slave-period");
    public static final Parameter<Long> REPL_TIMEOUT = Parameter.of(
                    "repl-timeout",
                    WholeNumber.between(1, Integer.MAX_VALUE),
                    "60",
                    "Seconds after which a silent link is cut.")
            .live();
    public static final Parameter<Long> REPL_BACKLOG_SIZE = Parameter.of(
                    "repl-backlog-size",
                    MemorySize.between(1, Long.MAX_VALUE),
                    "1mb",
                    "Stream kept for replicas that come back.")
            .live();
    public static final Parameter<Long> REPL_BACKLOG_TTL = Parameter.of(
                    "repl-backlog-ttl",
                    WholeNumber.between(0, Long.MAX_VALUE),
                    "3600",
                    "Seconds it is kept without replicas.")
            .live();
    public static final Parameter<Long> REPLICA_PRIORITY = Parameter.of(
                    "replica-priority",
                    WholeNumber.between(0, Integer.MAX_VALUE),
                    "100",
                    "Lower is promoted first; 0 never.")
            .live()
            .alias("slave-priority");
    public static final Parameter<String> REPLICA_ANNOUNCE_IP = Parameter.of(
                    "replica-announce-ip", Text.of("an address"), "\"\"", "Address to tell others.")
            .live()
            .alias("slave-announce-ip");
    public static final Parameter<Long> REPLICA_ANNOUNCE_PORT = Parameter.of(
                    "replica-announce-port", WholeNumber.port(), "0", "Port to tell others; 0 the real one.")
            .live()
            .alias("slave-announce-port");
    public static final Parameter<Long> MIN_REPLICAS_TO_WRITE = Parameter.of(
                    "min-replicas-to-write",
                    WholeNumber.between(0, Integer.MAX_VALUE),
                    "0",
                    "Replicas without which writes are refused.")
            .live()
            .alias("min-slaves-to-write");
    public static final Parameter<Long> MIN_REPLICAS_MAX_LAG = Parameter.of(
                    "min-replicas-max-lag",
                    WholeNumber.between(0, Integer.MAX_VALUE),
                    "10",
                    "Seconds a replica may lag to count.")
            .live()
            .alias("min-slaves-max-lag");
    public static final Parameter<String> PROPAGATION_ERROR_BEHAVIOR = Parameter.of(
                    "propagation-error-behavior",
                    Choice.of("ignore", "panic", "panic-on-replicas"),
                    "ignore",
                    "What to do when a replicated command fails.")
            .live();

    static final List<Parameter<?>> ALL = List.of(
            REPLICAOF,
            REPLICA_SERVE_STALE_DATA,
            REPLICA_READ_ONLY,
            REPLICA_IGNORE_MAXMEMORY,
            REPLICA_LAZY_FLUSH,
            REPLICA_ANNOUNCED,
            REPLICA_IGNORE_DISK_WRITE_ERRORS,
            REPL_DISKLESS_SYNC,
            REPL_DISABLE_TCP_NODELAY,
            REPL_DISKLESS_LOAD,
            REPL_DISKLESS_SYNC_DELAY,
            REPL_DISKLESS_SYNC_MAX_REPLICAS,
            REPL_PING_REPLICA_PERIOD,
            REPL_TIMEOUT,
            REPL_BACKLOG_SIZE,
            REPL_BACKLOG_TTL,
            REPLICA_PRIORITY,
            REPLICA_ANNOUNCE_IP,
            REPLICA_ANNOUNCE_PORT,
            MIN_REPLICAS_TO_WRITE,
            MIN_REPLICAS_MAX_LAG,
            PROPAGATION_ERROR_BEHAVIOR);

    private ReplicationParameters() {}
}
