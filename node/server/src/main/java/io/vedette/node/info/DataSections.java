package io.vedette.node.info;

import io.vedette.engine.Engine;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Figures;
import io.vedette.engine.script.ScriptFigures;
import io.vedette.node.aof.AofReport;
import io.vedette.node.aof.AppendOnly;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.node.data.ClientMemory;
import io.vedette.node.persist.Persistence;
import io.vedette.node.replication.SyncFigures;
import io.vedette.node.tracking.ClientCaches;
import io.vedette.resp.config.MemoryParameters;
import io.vedette.resp.info.Decimal;
import io.vedette.resp.info.InfoFields;
import io.vedette.resp.pubsub.Kind;
import io.vedette.resp.pubsub.PubSub;
import io.vedette.resp.server.RespServer;
import io.vedette.resp.server.ServerStats;
import java.util.List;

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
            "instantaneous_input_repl_kbps",
            "instantaneous_output_repl_kbps",
            "expired_stale_perc",
            "expired_time_cap_reached_count",
            "expire_cycle_cpu_milliseconds",
            "total_eviction_exceeded_time",
            "current_eviction_exceeded_time",
            "migrate_cached_sockets",
            "slave_expires_tracked_keys",
            "active_defrag_hits",
            "active_defrag_misses",
            "active_defrag_key_hits",
            "active_defrag_key_misses",
            "total_active_defrag_time",
            "current_active_defrag_time",
            "unexpected_error_replies",
            "dump_payload_sanitizations",
            "io_threaded_reads_processed",
            "io_threaded_writes_processed",
            "reply_buffer_shrinks",
            "reply_buffer_expands");

    private final RespServer server;
    private final Engine engine;
    private final SyncFigures syncs;
    private final PubSub pubSub;
    private final ClientCaches caches;
    private final ClientMemory clientMemory;
    private final LiveConfiguration configuration;
    private final AppendOnly appendOnly;
    private final ProcessMemory memory;
    private final Rates rates;
    private final Persistence persistence;

    DataSections(
            Persistence persistence,
            RespServer server,
            Engine engine,
            SyncFigures syncs,
            PubSub pubSub,
            ClientCaches caches,
            ClientMemory clientMemory,
            LiveConfiguration configuration,
            AppendOnly appendOnly,
            ProcessMemory memory,
            Rates rates) {
        this.server = server;
        this.engine = engine;
        this.syncs = syncs;
        this.pubSub = pubSub;
        this.caches = caches;
        this.clientMemory = clientMemory;
        this.configuration = configuration;
        this.appendOnly = appendOnly;
        this.memory = memory;
        this.rates = rates;
        this.persistence = persistence;
    }

    void memory(InfoFields fields) {
        long used = memory.usedBytes();
        long resident = memory.residentBytes();
        long machine = memory.machineBytes();
        long most = configuration.get(MemoryParameters.MAXMEMORY);
        long dataset = memory.dataBytes();
        fields.put("used_memory", used)
                .put("used_memory_human", human(used))
                .put("used_memory_rss", resident)
                .put("used_memory_rss_human", human(resident))
                .put("used_memory_peak", memory.peakBytes())
                .put("used_memory_peak_human", human(memory.peakBytes()))
                .put("used_memory_peak_perc", percent(used, memory.peakBytes()))
                .put("used_memory_overhead", used - dataset)
                .put("used_memory_startup", 0)
                .put("used_memory_dataset", dataset)
                .put("used_memory_dataset_perc", percent(dataset, used))
                .put("allocator_allocated", memory.heapBytes())
                .put("allocator_active", Runtime.getRuntime().totalMemory())
                .put("allocator_resident", resident)
                .put("total_system_memory", machine)
                .put("total_system_memory_human", human(machine));
        scripts(fields);
        fields.put("maxmemory", most)
                .put("maxmemory_human", human(most))
                .put("maxmemory_policy", configuration.get(MemoryParameters.MAXMEMORY_POLICY))
                .put("mem_fragmentation_ratio", ratio(resident, used))
                .put("mem_fragmentation_bytes", resident - used)
                .put("mem_not_counted_for_evict", 0)
                .put("mem_clients_slaves", 0)
                .put("mem_clients_normal", server.stats().pendingOutputBytes())
                .put("mem_aof_buffer", appendOnly.report().unwrittenBytes())
                .put("mem_allocator", "jvm")
                .put("active_defrag_running", 0)
                .put("lazyfree_pending_objects", 0)
                .put("lazyfreed_objects", 0);
    }

    /** Interpreters live in the heap, where what they take is not told apart. */
    private void scripts(InfoFields fields) {
        ScriptFigures figures = engine.scriptFigures();
        long texts = figures.scriptBytes() + figures.functionBytes();
        fields.put("used_memory_lua", 0)
                .put("used_memory_lua_human", human(0))
                .put("used_memory_vm_total_human", human(0))
                .put("used_memory_scripts_human", human(texts))
                .put("used_memory_vm_eval", 0)
                .put("used_memory_scripts_eval", figures.scriptBytes())
                .put("number_of_cached_scripts", figures.scripts())
                .put("number_of_functions", figures.functions())
                .put("number_of_libraries", figures.libraries())
                .put("used_memory_vm_functions", 0)
                .put("used_memory_vm_total", 0)
                .put("used_memory_functions", figures.functionBytes())
                .put("used_memory_scripts", texts);
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
        fields.put("total_connections_received", stats.connectionsReceived())
                .put("total_commands_processed", stats.commandsProcessed())
                .put("instantaneous_ops_per_sec", rates.perSecond(Rates.Measure.COMMANDS))
                .put("total_net_input_bytes", stats.bytesIn())
                .put("total_net_output_bytes", stats.bytesOut())
                .put("total_net_repl_input_bytes", 0)
                .put("total_net_repl_output_bytes", 0)
                .put("instantaneous_input_kbps", kilobytes(rates.perSecond(Rates.Measure.INPUT_BYTES)))
                .put("instantaneous_output_kbps", kilobytes(rates.perSecond(Rates.Measure.OUTPUT_BYTES)))
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
                .put("latest_fork_usec", 0)
                .put("total_forks", 0)
                .put("tracking_total_keys", caches.trackedKeys())
                .put("tracking_total_items", caches.trackedItems())
                .put("tracking_total_prefixes", caches.prefixes())
                .put("client_query_buffer_limit_disconnections", stats.queryBufferDisconnections())
                .put("client_output_buffer_limit_disconnections", stats.outputLimitDisconnections())
                .put("acl_access_denied_auth", stats.authDenied())
                .put("total_error_replies", stats.errorReplies());
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

    private static String percent(long part, long whole) {
        return Decimal.of(100.0 * part / Math.max(1, whole), 2) + "%";
    }

    private static String ratio(long one, long other) {
        return Decimal.of((double) one / Math.max(1, other), 2);
    }

    private static String human(long bytes) {
        String units = "KMGTPE";
        if (bytes < 1024) {
            return bytes + "B";
        }
        int unit = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
        return Decimal.of(bytes / (double) (1L << (10 * unit)), 2) + units.charAt(unit - 1);
    }
}
