package io.vedette.node.config;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.DataParameters;
import io.vedette.resp.config.DiagnosticsParameters;
import io.vedette.resp.config.Directive;
import io.vedette.resp.config.IdentityParameters;
import io.vedette.resp.config.MemoryParameters;
import io.vedette.resp.config.NetworkParameters;
import io.vedette.resp.config.Parameter;
import io.vedette.resp.config.ParameterTable;
import io.vedette.resp.config.PersistenceParameters;
import io.vedette.resp.config.ProcessParameters;
import io.vedette.resp.config.ReplicationParameters;
import io.vedette.resp.config.SecurityParameters;
import io.vedette.resp.config.TlsParameters;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every directive of Redis 7.2 loads, so that a file that served Redis serves a node. Those that have no effect yet are
 * kept, shown by CONFIG GET, and named in the log: nothing is lost silently.
 */
public final class NodeConfig {
    /** Directives that do something in this version; the list grows with the node. */
    private static final Set<Parameter<?>> EFFECTIVE = Stream.<Parameter<?>>of(
                    NetworkParameters.PORT,
                    NetworkParameters.BIND,
                    NetworkParameters.BIND_SOURCE_ADDR,
                    NetworkParameters.UNIXSOCKET,
                    NetworkParameters.UNIXSOCKETPERM,
                    NetworkParameters.TCP_BACKLOG,
                    NetworkParameters.TCP_KEEPALIVE,
                    NetworkParameters.TIMEOUT,
                    NetworkParameters.MAXCLIENTS,
                    NetworkParameters.CLIENT_QUERY_BUFFER_LIMIT,
                    NetworkParameters.CLIENT_OUTPUT_BUFFER_LIMIT,
                    NetworkParameters.PROTO_MAX_BULK_LEN,
                    SecurityParameters.PROTECTED_MODE,
                    SecurityParameters.REQUIREPASS,
                    SecurityParameters.ACLFILE,
                    SecurityParameters.ACLLOG_MAX_LEN,
                    SecurityParameters.ACL_PUBSUB_DEFAULT,
                    TlsParameters.TLS_PORT,
                    TlsParameters.TLS_CERT_FILE,
                    TlsParameters.TLS_KEY_FILE,
                    TlsParameters.TLS_KEY_FILE_PASS,
                    TlsParameters.TLS_CLIENT_CERT_FILE,
                    TlsParameters.TLS_CLIENT_KEY_FILE,
                    TlsParameters.TLS_CLIENT_KEY_FILE_PASS,
                    TlsParameters.TLS_CA_CERT_FILE,
                    TlsParameters.TLS_CA_CERT_DIR,
                    TlsParameters.TLS_AUTH_CLIENTS,
                    TlsParameters.TLS_PROTOCOLS,
                    TlsParameters.TLS_CIPHERS,
                    TlsParameters.TLS_CIPHERSUITES,
                    ProcessParameters.DIR,
                    ProcessParameters.LOGFILE,
                    ProcessParameters.LOGLEVEL,
                    ProcessParameters.LOG_FORMAT,
                    ProcessParameters.ALWAYS_SHOW_LOGO,
                    ProcessParameters.PIDFILE,
                    ProcessParameters.DAEMONIZE,
                    ProcessParameters.SUPERVISED,
                    ProcessParameters.SHUTDOWN_TIMEOUT,
                    ProcessParameters.HZ,
                    ProcessParameters.OOM_SCORE_ADJ,
                    ProcessParameters.OOM_SCORE_ADJ_VALUES,
                    ReplicationParameters.REPLICAOF,
                    PersistenceParameters.SAVE,
                    PersistenceParameters.DBFILENAME,
                    PersistenceParameters.RDBCOMPRESSION,
                    PersistenceParameters.RDBCHECKSUM,
                    PersistenceParameters.RDB_SAVE_INCREMENTAL_FSYNC,
                    PersistenceParameters.STOP_WRITES_ON_BGSAVE_ERROR,
                    PersistenceParameters.RDB_DEL_SYNC_FILES,
                    PersistenceParameters.AOF_REWRITE_INCREMENTAL_FSYNC,
                    ReplicationParameters.REPLICA_SERVE_STALE_DATA,
                    ReplicationParameters.REPLICA_READ_ONLY,
                    ReplicationParameters.REPLICA_IGNORE_MAXMEMORY,
                    ReplicationParameters.REPLICA_ANNOUNCED,
                    ReplicationParameters.REPLICA_PRIORITY,
                    ReplicationParameters.REPLICA_ANNOUNCE_IP,
                    ReplicationParameters.REPLICA_ANNOUNCE_PORT,
                    ReplicationParameters.REPL_DISKLESS_SYNC,
                    ReplicationParameters.REPL_DISKLESS_SYNC_DELAY,
                    ReplicationParameters.REPL_DISKLESS_SYNC_MAX_REPLICAS,
                    ReplicationParameters.REPL_PING_REPLICA_PERIOD,
                    ReplicationParameters.REPL_TIMEOUT,
                    ReplicationParameters.REPL_BACKLOG_SIZE,
                    ReplicationParameters.REPL_BACKLOG_TTL,
                    ReplicationParameters.MIN_REPLICAS_TO_WRITE,
                    ReplicationParameters.MIN_REPLICAS_MAX_LAG,
                    SecurityParameters.MASTERUSER,
                    SecurityParameters.MASTERAUTH,
                    TlsParameters.TLS_REPLICATION,
                    DataParameters.DATABASES,
                    DataParameters.HASH_MAX_LISTPACK_ENTRIES,
                    DataParameters.HASH_MAX_LISTPACK_VALUE,
                    DataParameters.LIST_MAX_LISTPACK_SIZE,
                    DataParameters.SET_MAX_INTSET_ENTRIES,
                    DataParameters.SET_MAX_LISTPACK_ENTRIES,
                    DataParameters.SET_MAX_LISTPACK_VALUE,
                    DataParameters.ZSET_MAX_LISTPACK_ENTRIES,
                    DataParameters.ZSET_MAX_LISTPACK_VALUE,
                    DataParameters.BUSY_REPLY_THRESHOLD,
                    DataParameters.NOTIFY_KEYSPACE_EVENTS,
                    DataParameters.TRACKING_TABLE_MAX_KEYS,
                    DataParameters.HLL_SPARSE_MAX_BYTES,
                    DataParameters.STREAM_NODE_MAX_BYTES,
                    DataParameters.STREAM_NODE_MAX_ENTRIES,
                    DataParameters.ACTIVEREHASHING,
                    PersistenceParameters.APPENDONLY,
                    PersistenceParameters.APPENDFSYNC,
                    PersistenceParameters.APPENDFILENAME,
                    PersistenceParameters.APPENDDIRNAME,
                    PersistenceParameters.NO_APPENDFSYNC_ON_REWRITE,
                    PersistenceParameters.AOF_LOAD_TRUNCATED,
                    PersistenceParameters.AOF_USE_RDB_PREAMBLE,
                    PersistenceParameters.AOF_TIMESTAMP_ENABLED,
                    PersistenceParameters.AOF_DISABLE_AUTO_GC,
                    PersistenceParameters.AUTO_AOF_REWRITE_PERCENTAGE,
                    PersistenceParameters.AUTO_AOF_REWRITE_MIN_SIZE,
                    PersistenceParameters.RDB_KEY_SAVE_DELAY,
                    PersistenceParameters.KEY_LOAD_DELAY,
                    MemoryParameters.MAXMEMORY,
                    NetworkParameters.MAXMEMORY_CLIENTS,
                    MemoryParameters.MAXMEMORY_POLICY,
                    MemoryParameters.MAXMEMORY_SAMPLES,
                    MemoryParameters.MAXMEMORY_EVICTION_TENACITY,
                    MemoryParameters.LFU_LOG_FACTOR,
                    MemoryParameters.LFU_DECAY_TIME,
                    MemoryParameters.LAZYFREE_LAZY_EVICTION,
                    MemoryParameters.LAZYFREE_LAZY_EXPIRE,
                    MemoryParameters.ACTIVE_EXPIRE_EFFORT,
                    DiagnosticsParameters.SLOWLOG_LOG_SLOWER_THAN,
                    DiagnosticsParameters.SLOWLOG_MAX_LEN,
                    DiagnosticsParameters.LATENCY_MONITOR_THRESHOLD,
                    DiagnosticsParameters.LATENCY_TRACKING,
                    DiagnosticsParameters.LATENCY_TRACKING_INFO_PERCENTILES,
                    SecurityParameters.ENABLE_PROTECTED_CONFIGS,
                    SecurityParameters.ENABLE_DEBUG_COMMAND,
                    SecurityParameters.ENABLE_MODULE_COMMAND,
                    TlsParameters.TLS_CLUSTER,
                    IdentityParameters.DEPLOYMENT_ID,
                    IdentityParameters.REPLICA_GUARD_DATA)
            .collect(Collectors.toUnmodifiableSet());

    private NodeConfig() {}

    public static Configuration read(List<Directive> directives) throws BadConfiguration {
        Configuration configuration = Configuration.of(ParameterTable.redis(), directives);
        for (Directive line : configuration.statements("sentinel")) {
            throw BadConfiguration.at(
                    line,
                    "sentinel directive while not in sentinel mode",
                    "start this file with 'vedette sentinel', or remove the line");
        }
        return configuration;
    }

    /** The names that were set although they have no effect in this version, in the order of the table. */
    public static List<String> withoutEffect(Configuration configuration) {
        return configuration.table().all().stream()
                .filter(parameter -> configuration.lineOf(parameter).isPresent() && !EFFECTIVE.contains(parameter))
                .map(Parameter::name)
                .toList();
    }

    /** All names that have no effect in this version. */
    static List<String> idle() {
        return ParameterTable.redis().all().stream()
                .filter(parameter -> !EFFECTIVE.contains(parameter))
                .map(Parameter::name)
                .toList();
    }
}
