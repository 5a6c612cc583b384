package io.vedette.resp.config;

import java.util.List;

/** Redis Cluster, which Vedette does not form: read so that a shared file loads. */
public final class ClusterParameters {
    public static final Parameter<Boolean> CLUSTER_ENABLED =
            Parameter.of("cluster-enabled", new YesNo(), "no", "Cluster mode.");
    public static final Parameter<String> CLUSTER_CONFIG_FILE =
            Parameter.of("cluster-config-file", Text.of("a file name"), "nodes.conf", "State of the cluster.");
    public static final Parameter<Long> CLUSTER_PORT =
            Parameter.of("cluster-port", WholeNumber.port(), "0", "Port of the cluster bus.");
    public static final Parameter<Long> CLUSTER_NODE_TIMEOUT = Parameter.of(
                    "cluster-node-timeout", WholeNumber.between(0, Long.MAX_VALUE), "15000", "Milliseconds of silence.")
            .live();
    public static final Parameter<String> CLUSTER_ANNOUNCE_IP = Parameter.of(
                    "cluster-announce-ip", Text.of("an address"), "\"\"", "Address to tell others.")
            .live();
    public static final Parameter<String> CLUSTER_ANNOUNCE_HOSTNAME = Parameter.of(
                    "cluster-announce-hostname", Text.of("a name"), "\"\"", "Host name to tell others.")
            .live();
    public static final Parameter<String> CLUSTER_ANNOUNCE_HUMAN_NODENAME = Parameter.of(
                    "cluster-announce-human-nodename", Text.of("a name"), "\"\"", "Name for people.")
            .live();
    public static final Parameter<Long> CLUSTER_ANNOUNCE_PORT = Parameter.of(
                    "cluster-announce-port", WholeNumber.port(), "0", "Port to tell others.")
            .live();
    public static final Parameter<Long> CLUSTER_ANNOUNCE_TLS_PORT = Parameter.of(
                    "cluster-announce-tls-port", WholeNumber.port(), "0", "Port to tell others.")
            .live();
    public static final Parameter<Long> CLUSTER_ANNOUNCE_BUS_PORT = Parameter.of(
                    "cluster-announce-bus-port", WholeNumber.port(), "0", "Port to tell others.")
            .live();
    public static final Parameter<Long> CLUSTER_MIGRATION_BARRIER = Parameter.of(
                    "cluster-migration-barrier",
                    WholeNumber.between(0, Integer.MAX_VALUE),
                    "1",
                    "Replicas a master keeps.")
            .live();
    public static final Parameter<Long> CLUSTER_REPLICA_VALIDITY_FACTOR = Parameter.of(
                    "cluster-replica-validity-factor",
                    WholeNumber.between(0, Integer.MAX_VALUE),
                    "10",
                    "How old data may be.")
            .live()
            .alias("cluster-slave-validity-factor");
    public static final Parameter<Long> CLUSTER_LINK_SENDBUF_LIMIT = Parameter.of(
                    "cluster-link-sendbuf-limit", MemorySize.any(), "0", "Most bytes waiting on a link.")
            .live();
    public static final Parameter<String> CLUSTER_PREFERRED_ENDPOINT_TYPE = Parameter.of(
                    "cluster-preferred-endpoint-type",
                    Choice.of("ip", "hostname", "unknown-endpoint"),
                    "ip",
                    "What redirections name.")
            .live();
    public static final Parameter<Boolean> CLUSTER_REQUIRE_FULL_COVERAGE = Parameter.of(
                    "cluster-require-full-coverage", new YesNo(), "yes", "Behaviour of the cluster.")
            .live();
    public static final Parameter<Boolean> CLUSTER_REPLICA_NO_FAILOVER = Parameter.of(
                    "cluster-replica-no-failover", new YesNo(), "no", "Behaviour of the cluster.")
            .live()
            .alias("cluster-slave-no-failover");
    public static final Parameter<Boolean> CLUSTER_ALLOW_READS_WHEN_DOWN = Parameter.of(
                    "cluster-allow-reads-when-down", new YesNo(), "no", "Behaviour of the cluster.")
            .live();
    public static final Parameter<Boolean> CLUSTER_ALLOW_PUBSUBSHARD_WHEN_DOWN = Parameter.of(
                    "cluster-allow-pubsubshard-when-down", new YesNo(), "yes", "Behaviour of the cluster.")
            .live();
    public static final Parameter<Boolean> CLUSTER_ALLOW_REPLICA_MIGRATION = Parameter.of(
                    "cluster-allow-replica-migration", new YesNo(), "yes", "Behaviour of the cluster.")
            .live();

    static final List<Parameter<?>> ALL = List.of(
            CLUSTER_ENABLED,
            CLUSTER_CONFIG_FILE,
            CLUSTER_PORT,
            CLUSTER_NODE_TIMEOUT,
            CLUSTER_ANNOUNCE_IP,
            CLUSTER_ANNOUNCE_HOSTNAME,
            CLUSTER_ANNOUNCE_HUMAN_NODENAME,
            CLUSTER_ANNOUNCE_PORT,
            CLUSTER_ANNOUNCE_TLS_PORT,
            CLUSTER_ANNOUNCE_BUS_PORT,
            CLUSTER_MIGRATION_BARRIER,
            CLUSTER_REPLICA_VALIDITY_FACTOR,
            CLUSTER_LINK_SENDBUF_LIMIT,
            CLUSTER_PREFERRED_ENDPOINT_TYPE,
            CLUSTER_REQUIRE_FULL_COVERAGE,
            CLUSTER_REPLICA_NO_FAILOVER,
            CLUSTER_ALLOW_READS_WHEN_DOWN,
            CLUSTER_ALLOW_PUBSUBSHARD_WHEN_DOWN,
            CLUSTER_ALLOW_REPLICA_MIGRATION);

    private ClusterParameters() {}
}
