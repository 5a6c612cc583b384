package io.vedette.node.command;

import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.keyspace.Keyspace;
import io.vedette.node.info.ProcessMemory;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** MEMORY: what a key takes, and where the rest goes. */
public final class MemoryCommands {
    private static final double MUCH = 0.9;

    private final Keyspace keyspace;
    private final ProcessMemory memory;

    public MemoryCommands(Keyspace keyspace, ProcessMemory memory) {
        this.keyspace = keyspace;
        this.memory = memory;
    }

    public Map<String, CommandHandler> handlers() {
        return Map.of(
                "memory|usage", this::usage,
                "memory|stats", this::stats,
                "memory|doctor", this::doctor,
                "memory|malloc-stats",
                        (connection, request, reply) -> reply.verbatim("txt", "The heap of a JVM:\n" + heap()),
                "memory|purge", (connection, request, reply) -> reply.ok());
    }

    /** Samples are not needed: what a value takes is known without looking at its elements. */
    private void usage(Connection connection, Request request, ReplyWriter reply) {
        for (int i = 3; i < request.argc(); i += 2) {
            boolean samples = request.is(i, "samples") && i + 1 < request.argc();
            if (samples && !request.isLong(i + 1)) {
                reply.error("ERR value is not an integer or out of range");
                return;
            }
            if (!samples || request.longAt(i + 1) < 0) {
                reply.error("ERR syntax error");
                return;
            }
        }
        byte[] key = request.bytes(2);
        Entry entry = keyspace.database(connection.session().database()).peek(key, 0, key.length);
        if (entry == null) {
            reply.nil();
        } else {
            reply.integer(entry.memory());
        }
    }

    private void stats(Connection connection, Request request, ReplyWriter reply) {
        Map<String, Long> figures = new LinkedHashMap<>();
        long used = memory.usedBytes();
        long keys = keyspace.databases().stream().mapToLong(Database::size).sum();
        long dataset = memory.dataBytes();
        figures.put("peak.allocated", memory.peakBytes());
        figures.put("total.allocated", used);
        figures.put("startup.allocated", keyspace.emptyBytes());
        figures.put("replication.backlog", 0L);
        figures.put("clients.slaves", 0L);
        figures.put("clients.normal", 0L);
        figures.put("cluster.links", 0L);
        figures.put("aof.buffer", 0L);
        figures.put("overhead.total", used - dataset);
        figures.put("keys.count", keys);
        figures.put("keys.bytes-per-key", keys == 0 ? 0 : dataset / keys);
        figures.put("dataset.bytes", dataset);
        figures.put("allocator.allocated", memory.heapBytes());
        figures.put("allocator.active", Runtime.getRuntime().totalMemory());
        figures.put("allocator.resident", memory.residentBytes());
        reply.map(figures.size() + 3);
        figures.forEach((name, value) -> {
            reply.bulk(name);
            reply.integer(value);
        });
        reply.bulk("dataset.percentage");
        reply.dbl(100.0 * dataset / Math.max(1, used));
        reply.bulk("peak.percentage");
        reply.dbl(100.0 * used / Math.max(1, memory.peakBytes()));
        reply.bulk("fragmentation");
        reply.dbl((double) memory.residentBytes() / Math.max(1, used));
    }

    private void doctor(Connection connection, Request request, ReplyWriter reply) {
        List<String> findings = new ArrayList<>();
        Runtime runtime = Runtime.getRuntime();
        if (memory.heapBytes() > MUCH * runtime.maxMemory()) {
            findings.add("The heap is nearly full: give the process a larger one (-Xmx), or set maxmemory.");
        }
        long machine = memory.machineBytes();
        if (machine > 0 && memory.residentBytes() > MUCH * machine) {
            findings.add("The process holds nearly all memory of the machine: it may be ended by the system.");
        }
        String text = findings.isEmpty()
                ? "Nothing is wrong with the memory of this node.\n" + heap()
                : String.join("\n", findings);
        reply.verbatim("txt", text);
    }

    private static String heap() {
        Runtime runtime = Runtime.getRuntime();
        return String.format(
                Locale.ROOT,
                "used %d, reserved %d, at most %d bytes%n",
                runtime.totalMemory() - runtime.freeMemory(),
                runtime.totalMemory(),
                runtime.maxMemory());
    }
}
