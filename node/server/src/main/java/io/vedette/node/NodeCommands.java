package io.vedette.node;

import io.vedette.node.command.BgRewriteAofCommand;
import io.vedette.node.command.ClusterCommands;
import io.vedette.node.command.ConfigGetCommand;
import io.vedette.node.command.ConfigRewriteCommand;
import io.vedette.node.command.ConfigSetCommand;
import io.vedette.node.command.LolwutCommand;
import io.vedette.node.command.MemoryCommands;
import io.vedette.node.command.ModuleCommands;
import io.vedette.node.config.DataSettings;
import io.vedette.node.config.TlsService;
import io.vedette.node.debug.DebugParts;
import io.vedette.node.info.NodeInfo;
import io.vedette.node.migrate.MigrateCommand;
import io.vedette.node.migrate.MigrateKeys;
import io.vedette.node.watch.Instruments;
import io.vedette.node.watch.LatencyCommands;
import io.vedette.node.watch.SlowLogCommands;
import io.vedette.resp.command.CommandCatalogue;
import io.vedette.resp.command.CommandSpec;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.command.HelpReply;
import io.vedette.resp.config.NetworkParameters;
import io.vedette.resp.config.ProcessParameters;
import io.vedette.resp.info.InfoReport;
import io.vedette.resp.info.RunIdentity;
import io.vedette.resp.info.ServerSection;
import io.vedette.resp.process.ServiceManager;
import io.vedette.resp.process.ShutdownCommand;
import io.vedette.resp.process.WorkingFolder;
import io.vedette.resp.server.CommandHandler;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All commands of a node: those about connections, those about data, those about the node itself. */
final class NodeCommands {
    private static final CommandCatalogue COMMANDS = CommandCatalogue.load(LolwutCommand.class, "node.commands");

    private final Node node;
    private final Optional<Path> configFile;
    private final WorkingFolder folder;
    private final MigrateCommand migrate;
    private final InfoReport info;

    NodeCommands(Node node, Optional<Path> configFile, WorkingFolder folder) {
        this.node = node;
        this.configFile = configFile;
        this.folder = folder;
        this.migrate = new MigrateCommand(
                node.vertx(), node.data().handover(), node.configuration(), folder, node.data()::isExecuting);
        this.info = info();
    }

    /** What is dear the first time, before anybody asks; on the loop, once everything is there. */
    void rehearse() {
        info.rehearse(node.kit().server()::nextTurn);
    }

    CommandTable<CommandHandler> table() {
        CommandTable.Builder<CommandHandler> table = CommandTable.builder();
        node.kit().bind(table, name -> true);
        node.data().bind(table);
        ClusterCommands.bind(table);
        Map<String, CommandHandler> handlers = handlers();
        for (CommandSpec spec : COMMANDS.all()) {
            CommandHandler handler = handlers.get(spec.name());
            if (handler != null && spec.name().equals("migrate")) {
                table.bind(spec, handler, new MigrateKeys());
            } else if (handler != null) {
                table.bind(spec, handler);
            } else if (spec.name().endsWith("|help")) {
                table.bind(spec, help(spec.name().substring(0, spec.name().indexOf('|'))));
            } else {
                table.container(spec);
            }
        }
        return table.build();
    }

    private static CommandHandler help(String container) {
        return (connection, request, reply) -> HelpReply.write(COMMANDS.spec(container), reply);
    }

    private Map<String, CommandHandler> handlers() {
        Instruments instruments = node.instruments();
        Map<String, CommandHandler> handlers = new HashMap<>();
        handlers.put("info", info);
        handlers.putAll(node.replication().commands());
        handlers.put("config|get", new ConfigGetCommand(node.configuration(), node.dataFolder()));
        handlers.put(
                "config|set",
                new ConfigSetCommand(
                        node.configuration(),
                        node.dataFolder(),
                        node.persistence().loading()::isLoading,
                        new TlsService(node.kit().server(), folder)::adopt,
                        node.data()::isExecuting));
        ConfigRewriteCommand rewrite = new ConfigRewriteCommand(
                        node.vertx(),
                        node.configuration(),
                        node.dataFolder(),
                        configFile,
                        () -> node.kit().acl().lines(),
                        node.data()::isExecuting)
                .rehearsed(node.kit().server().context());
        handlers.put("config|rewrite", rewrite);
        handlers.put("config|resetstat", (connection, request, reply) -> {
            instruments.meter().reset();
            node.engine().keyspace().figures().reset();
            node.replication().figures().reset();
            node.replication().traffic().reset();
            node.kit().server().resetStats();
            node.rates().reset();
            node.clientMemory().reset();
            reply.ok();
        });
        handlers.put("shutdown", new ShutdownCommand(node.persistence().ending()));
        handlers.put("bgrewriteaof", new BgRewriteAofCommand(node.appendOnly().rewriting(), node.data()::isExecuting));
        handlers.put("lolwut", new LolwutCommand());
        handlers.put("monitor", instruments.monitors());
        node.kit().server().addListener(instruments.monitors());
        handlers.put(
                "debug",
                new DebugParts(
                                node.engine(),
                                node.configuration(),
                                node.data()::activeExpiry,
                                going -> node.paused(!going),
                                node.replication()::beginHistory,
                                new DebugFilesOf(node, rewrite),
                                node.appendOnly()::delay)
                        .command(COMMANDS.spec("debug")));
        handlers.putAll(node.persistence().commands(node.data()::isExecuting));
        handlers.putAll(new SlowLogCommands(instruments.slowLog()).handlers());
        handlers.putAll(new LatencyCommands(
                        instruments.latencies(),
                        instruments.meter(),
                        node.kit().server().clock()::wallMs)
                .handlers());
        handlers.putAll(new ModuleCommands(node.configuration()).handlers());
        handlers.put("migrate", migrate);
        handlers.putAll(new MemoryCommands(node.engine().keyspace(), node.memory()).handlers());
        return handlers;
    }

    private InfoReport info() {
        int port = node.configuration().get(NetworkParameters.PORT).intValue();
        return NodeInfo.report(
                new ServerSection(
                        RunIdentity.random(new SecureRandom()),
                        "standalone",
                        port,
                        configFile,
                        ServiceManager.name(node.configuration().get(ProcessParameters.SUPERVISED), System.getenv()),
                        node.kit().server().clock(),
                        () -> DataSettings.hz(node.configuration().current())),
                node.replication().section(),
                node.replication().identitySection(),
                node.persistence(),
                node.kit().server(),
                node.engine(),
                node.replication(),
                node.kit().pubSub(),
                node.data().caches(),
                node.clientMemory(),
                node.configuration(),
                node.appendOnly(),
                node.instruments().meter(),
                node.memory(),
                node.rates(),
                migrate::keptConnections);
    }
}
