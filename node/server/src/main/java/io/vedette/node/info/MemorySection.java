package io.vedette.node.info;

import io.vedette.engine.Engine;
import io.vedette.engine.script.ScriptFigures;
import io.vedette.node.aof.AppendOnly;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.node.replication.Replication;
import io.vedette.resp.config.MemoryParameters;
import io.vedette.resp.info.Decimal;
import io.vedette.resp.info.InfoFields;
import io.vedette.resp.server.RespServer;

/** INFO memory: what is used of it, by what, and how far it may grow. */
final class MemorySection {
    private final ProcessMemory memory;
    private final Engine engine;
    private final RespServer server;
    private final Replication replication;
    private final AppendOnly appendOnly;
    private final LiveConfiguration configuration;

    MemorySection(
            ProcessMemory memory,
            Engine engine,
            RespServer server,
            Replication replication,
            AppendOnly appendOnly,
            LiveConfiguration configuration) {
        this.memory = memory;
        this.engine = engine;
        this.server = server;
        this.replication = replication;
        this.appendOnly = appendOnly;
        this.configuration = configuration;
    }

    void write(InfoFields fields) {
        Replication.StreamMemory stream = replication.memory();
        long active = Runtime.getRuntime().totalMemory();
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
                .put("used_memory_startup", engine.keyspace().emptyBytes())
                .put("used_memory_dataset", dataset)
                .put("used_memory_dataset_perc", percent(dataset, used))
                .put("allocator_allocated", memory.heapBytes())
                .put("allocator_active", active)
                .put("allocator_resident", resident)
                .put("allocator_frag_ratio", ratio(active, memory.heapBytes()))
                .put("allocator_frag_bytes", active - memory.heapBytes())
                .put("allocator_rss_ratio", ratio(resident, active))
                .put("allocator_rss_bytes", resident - active)
                .put("rss_overhead_ratio", ratio(resident, resident))
                .put("rss_overhead_bytes", 0)
                .put("total_system_memory", machine)
                .put("total_system_memory_human", human(machine));
        scripts(fields);
        fields.put("maxmemory", most)
                .put("maxmemory_human", human(most))
                .put("maxmemory_policy", configuration.get(MemoryParameters.MAXMEMORY_POLICY))
                .put("mem_fragmentation_ratio", ratio(resident, used))
                .put("mem_fragmentation_bytes", resident - used)
                .put("mem_not_counted_for_evict", 0)
                .put("mem_replication_backlog", stream.backlog())
                .put("mem_total_replication_buffers", stream.all())
                .put("mem_clients_slaves", stream.all() - stream.backlog())
                .put("mem_cluster_links", 0)
                .put("mem_clients_normal", server.pendingOutputBytes())
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
