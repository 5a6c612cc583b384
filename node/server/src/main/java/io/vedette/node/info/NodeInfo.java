package io.vedette.node.info;

import io.vedette.engine.Engine;
import io.vedette.node.aof.AppendOnly;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.node.data.ClientMemory;
import io.vedette.node.persist.Persistence;
import io.vedette.node.replication.Replication;
import io.vedette.node.tracking.ClientCaches;
import io.vedette.node.watch.CommandMeter;
import io.vedette.node.watch.CommandSections;
import io.vedette.resp.config.DiagnosticsParameters;
import io.vedette.resp.info.ClientsSection;
import io.vedette.resp.info.CpuSection;
import io.vedette.resp.info.InfoReport;
import io.vedette.resp.info.InfoSection;
import io.vedette.resp.pubsub.PubSub;
import io.vedette.resp.server.RespServer;
import java.util.List;
import java.util.function.IntSupplier;

/** INFO of a node: all its sections in Redis's order. */
public final class NodeInfo {
    private NodeInfo() {}

    public static InfoReport report(
            InfoSection process,
            InfoSection replication,
            InfoSection identity,
            Persistence persistence,
            RespServer server,
            Engine engine,
            Replication replicating,
            PubSub pubSub,
            ClientCaches caches,
            ClientMemory clientMemory,
            LiveConfiguration configuration,
            AppendOnly appendOnly,
            CommandMeter meter,
            ProcessMemory memory,
            Rates rates,
            IntSupplier migrateConnections) {
        DataSections data = new DataSections(
                persistence,
                server,
                engine,
                replicating,
                pubSub,
                caches,
                clientMemory,
                appendOnly,
                meter,
                rates,
                migrateConnections);
        MemorySection held = new MemorySection(memory, engine, server, replicating, appendOnly, configuration);
        CommandSections commands = new CommandSections(meter);
        return new InfoReport(List.of(
                process(process, replicating),
                new ClientsSection(server),
                Section.of("Memory", held::write),
                Section.of("Persistence", data::persistence),
                Section.of("Stats", data::stats),
                replication,
                identity,
                new CpuSection(),
                Section.of("Modules", fields -> {}),
                Section.onRequest("Commandstats", commands::counts),
                Section.of("Errorstats", commands::errors),
                Section.onRequest(
                        "Latencystats",
                        fields -> commands.latencies(
                                fields, configuration.get(DiagnosticsParameters.LATENCY_TRACKING_INFO_PERCENTILES))),
                Section.of("Cluster", fields -> fields.put("cluster_enabled", 0)),
                Section.of("Keyspace", data::keyspace)));
    }

    /** What is told of the process, and, while replicas are waited for in the end, how long that may take. */
    private static InfoSection process(InfoSection told, Replication replication) {
        return Section.of(told.title(), fields -> {
            told.write(fields);
            replication.shutdownInMs().ifPresent(left -> fields.put("shutdown_in_milliseconds", left));
        });
    }
}
