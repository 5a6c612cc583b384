package io.vedette.node.info;

import io.vedette.engine.Engine;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Figures;
import io.vedette.node.aof.AofReport;
import io.vedette.node.aof.AppendOnly;
import io.vedette.node.data.ClientMemory;
import io.vedette.node.persist.Persistence;
import io.vedette.node.replication.Replication;
import io.vedette.node.replication.SyncFigures;
import io.vedette.node.replication.Traffic;
import io.vedette.node.tracking.ClientCaches;
import io.vedette.node.watch.CommandMeter;
import io.vedette.resp.info.Decimal;
import io.vedette.resp.info.InfoFields;
import io.vedette.resp.pubsub.Kind;
import io.vedette.resp.pubsub.PubSub;
import io.vedette.resp.server.RespServer;
import io.vedette.resp.server.ServerStats;
import java.util.List;
import java.util.function.IntSupplier;

/** INFO memory, persistence, stats and keyspace, with every field that exporters read. */
final class DataSections {
    /** What a node without fork, defragmentation and modules has none of, but exporters ask for. */
    private static final List<String> NO_CHILDREN = List.of(
            "current_cow_peak",
            "current_cow_size",
            "current_cow_size_age",
            "current_fork_perc",
            "rdb_last_cow_size",
            "aof_last_cow_size",
            "module_fork_in_progress",
            "module_fork_last_cow_size");

    private static final List<String> NEVER_HAPPENS = List.of(
            "expired_stale_perc",
            "expired_time_cap_reached_count",
            "expire_cycle_cpu_milliseconds",
            "total_eviction_exceeded_time",
            "current_eviction_exceeded_time",
            "active_defrag_hits",
            "active_defrag_misses",
            "active_defrag_key_hits",
            "active_defrag_key_misses",
            "total_active_defrag_time",
            "current_active_defrag_time",
            "dump_payload_sanitizations",
            "io_threaded_reads_processed",
            "io_threaded_writes_processed",
            "reply_buffer_shrinks",
            "reply_buffer_expands");

    private final RespServer server;
    private final Engine engine;
    private final Replication replication;
    private final PubSub pubSub;
    private final ClientCaches caches;
    private final ClientMemory clientMemory;
    private final AppendOnly appendOnly;
    private final CommandMeter meter;
    private final Rates rates;
    private final Persistence persistence;
    private final IntSupplier migrateConnections;

    DataSections(
            Persistence persistence,
            RespServer server,
            Engine engine,
            Replication replication,
            PubSub pubSub,
            ClientCaches caches,
            ClientMemory clientMemory,
            AppendOnly appendOnly,
            CommandMeter meter,
            Rates rates,
            IntSupplier migrateConnections) {
        this.server = server;
        this.engine = engine;
        this.replication = replication;
        this.pubSub = pubSub;
        this.caches = caches;
        this.clientMemory = clientMemory;
        this.appendOnly = appendOnly;
        this.meter = meter;
        this.rates = rates;
        this.persistence = persistence;
        this.migrateConnections = migrateConnections;
    }

    void persistence(InfoFields fields) {
        persistence.write(fields);
        AofReport files = appendOnly.report();
        fields.put("aof_enabled", files.enabled() ? 1 : 0);
        appendOnly.rewriting().write(fields);
        fields.put("aof_last_write_status", files.lastWriteOk() ? "ok" : "err");
        NO_CHILDREN.forEach(name -> fields.put(name, 0));
        files.writeSizes(fields, appendOnly.rewriting().isRequested());
    }

    void stats(InfoFields fields) {
        ServerStats stats = server.stats();
        Figures figures = engine.keyspace().figures();
        SyncFigures syncs = replication.figures();
        Traffic traffic = replication.traffic();
        fields.put("total_connections_received", stats.connectionsReceived())
                .put("total_commands_processed", stats.commandsProcessed())
                .put("instantaneous_ops_per_sec", rates.perSecond(Rates.Measure.COMMANDS))
                .put("total_net_input_bytes", stats.bytesIn())
                .put("total_net_output_bytes", stats.bytesOut())
                .put("total_net_repl_input_bytes", traffic.bytesIn())
                .put("total_net_repl_output_bytes", traffic.bytesOut())
                .put("instantaneous_input_kbps", kilobytes(rates.perSecond(Rates.Measure.INPUT_BYTES)))
                .put("instantaneous_output_kbps", kilobytes(rates.perSecond(Rates.Measure.OUTPUT_BYTES)))
                .put("instantaneous_input_repl_kbps", kilobytes(rates.perSecond(Rates.Measure.REPLICATION_INPUT_BYTES)))
                .put(
                        "instantaneous_output_repl_kbps",
                        kilobytes(rates.perSecond(Rates.Measure.REPLICATION_OUTPUT_BYTES)))
                .put("rejected_connections", stats.connectionsRejected())
                .put("sync_full", syncs.full())
                .put("sync_partial_ok", syncs.continued())
                .put("sync_partial_err", syncs.refused())
                .put("expired_keys", figures.expired())
                .put("evicted_keys", figures.evicted())
                .put("evicted_clients", clientMemory.evicted())
                .put("keyspace_hits", figures.hits())
                .put("keyspace_misses", figures.misses())
                .put("pubsub_channels", pubSub.count(Kind.CHANNEL))
                .put("pubsub_patterns", pubSub.count(Kind.PATTERN))
                .put("pubsubshard_channels", pubSub.count(Kind.SHARD))
                .put("unexpected_error_replies", figures.errorsToMaster())
                .put("latest_fork_usec", 0)
                .put("total_forks", 0)
                .put("migrate_cached_sockets", migrateConnections.getAsInt())
                .put(
                        "slave_expires_tracked_keys",
                        engine.keyspace().ownExpiries().size())
                .put("tracking_total_keys", caches.trackedKeys())
                .put("tracking_total_items", caches.trackedItems())
                .put("tracking_total_prefixes", caches.prefixes())
                .put("client_query_buffer_limit_disconnections", stats.queryBufferDisconnections())
                .put("client_output_buffer_limit_disconnections", stats.outputLimitDisconnections())
                .put("acl_access_denied_auth", stats.authDenied())
                .put("total_error_replies", meter.errorReplies())
                .put("total_reads_processed", stats.reads())
                .put("total_writes_processed", stats.writes());
        NEVER_HAPPENS.forEach(name -> fields.put(name, 0));
    }

    void keyspace(InfoFields fields) {
        for (Database database : engine.keyspace().databases()) {
            if (database.size() > 0) {
                fields.put(
                        "db" + database.number(),
                        "keys=" + database.size() + ",expires=" + database.expiring() + ",avg_ttl=0");
            }
        }
    }

    private static String kilobytes(long bytes) {
        return Decimal.of(bytes / 1024.0, 2);
    }
}
