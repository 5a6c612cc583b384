package io.vedette.node;

import io.vedette.engine.Engine;
import io.vedette.node.command.ConfigGetCommand;
import io.vedette.node.command.RoleCommand;
import io.vedette.node.config.DataSettings;
import io.vedette.node.config.NodeConfig;
import io.vedette.node.data.DataCommands;
import io.vedette.node.info.ReplicationSection;
import io.vedette.resp.client.ServerIdentity;
import io.vedette.resp.client.ServerKit;
import io.vedette.resp.command.CommandCatalogue;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.DataParameters;
import io.vedette.resp.config.NetworkParameters;
import io.vedette.resp.config.ReplicationParameters;
import io.vedette.resp.info.ClientsSection;
import io.vedette.resp.info.CpuSection;
import io.vedette.resp.info.InfoReport;
import io.vedette.resp.info.RunIdentity;
import io.vedette.resp.info.ServerSection;
import io.vedette.resp.info.StatsSection;
import io.vedette.resp.process.ListenSettings;
import io.vedette.resp.process.ServerVertx;
import io.vedette.resp.process.ShutdownCommand;
import io.vedette.resp.process.UserSettings;
import io.vedette.resp.process.WorkingFolder;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.RespServer;
import io.vedette.resp.server.ServerOptions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node that serves: its Vert.x, its sockets, its commands. */
final class NodeServer {
    private static final Logger LOG = LoggerFactory.getLogger(NodeServer.class);
    private static final CommandCatalogue COMMANDS = CommandCatalogue.load(RoleCommand.class, "node.commands");

    private final Vertx vertx;
    private final ServerKit kit;
    private final Replication replication;
    private final DataCommands data;

    private NodeServer(Vertx vertx, ServerOptions options, Configuration configuration, Replication replication) {
        this.vertx = vertx;
        this.replication = replication;
        this.kit = new ServerKit(
                vertx,
                options,
                ServerIdentity.node(
                        RunIdentity.REDIS_VERSION, () -> replication.master().isPresent() ? "replica" : "master"));
        this.data = new DataCommands(vertx, engine(configuration, kit), kit);
    }

    private static Engine engine(Configuration configuration, ServerKit kit) {
        Engine engine = new Engine(
                configuration.get(DataParameters.DATABASES).intValue(),
                new SplittableRandom(new SecureRandom().nextLong()),
                (database, command) -> {},
                kit.pubSub()::publish);
        engine.limits(DataSettings.limits(configuration));
        engine.notifications(DataSettings.notifications(configuration));
        return engine;
    }

    /** Listens, or leaves nothing open. */
    static NodeServer start(Configuration configuration, Optional<Path> configFile, WorkingFolder folder, Runnable end)
            throws BadConfiguration, IOException, InterruptedException {
        ServerOptions options = ListenSettings.options(configuration, folder);
        Vertx vertx = ServerVertx.create();
        NodeServer node =
                new NodeServer(vertx, options, configuration, Replication.of(configuration, new SecureRandom()));
        try {
            UserSettings users = new UserSettings(configuration, folder);
            node.kit.aclStorage(users.storage(vertx));
            CommandTable<CommandHandler> commands = node.commands(configuration, configFile, folder, end);
            users.apply(node.kit.complete(commands, users.settings(), node.data));
            ServerVertx.await(node.kit.start());
            node.data.start();
        } catch (IOException | BadConfiguration failure) {
            ServerVertx.await(vertx.close());
            throw failure;
        }
        node.announce(configuration);
        return node;
    }

    private CommandTable<CommandHandler> commands(
            Configuration configuration, Optional<Path> configFile, WorkingFolder folder, Runnable end) {
        RespServer server = kit.server();
        int port = configuration.get(NetworkParameters.PORT).intValue();
        InfoReport info = new InfoReport(List.of(
                new ServerSection(
                        RunIdentity.random(new SecureRandom()), "standalone", port, configFile, server.clock()),
                new ClientsSection(server),
                new StatsSection(server),
                new ReplicationSection(replication),
                new CpuSection()));
        CommandTable.Builder<CommandHandler> table = CommandTable.builder();
        kit.bind(table, name -> true);
        data.bind(table);
        return table.bind(COMMANDS.spec("info"), info)
                .bind(COMMANDS.spec("role"), new RoleCommand(replication))
                .container(COMMANDS.spec("config"))
                .bind(COMMANDS.spec("config|get"), new ConfigGetCommand(configuration, folder))
                .bind(COMMANDS.spec("shutdown"), new ShutdownCommand(end))
                .build();
    }

    private void announce(Configuration configuration) {
        LOG.info("Running mode=standalone, port={}.", configuration.get(NetworkParameters.PORT));
        List<String> idle = NodeConfig.withoutEffect(configuration);
        if (!idle.isEmpty()) {
            LOG.warn("These directives are kept and have no effect in this version: {}", String.join(", ", idle));
        }
        if (!configuration.get(ReplicationParameters.REPLICAOF).isEmpty()) {
            LOG.warn("replicaof: this version does not replicate yet; the link to the master is reported as down");
        }
        LOG.info("Ready to accept connections");
    }

    /** Closes the sockets first, then everything else; waits for both. */
    void stop() throws InterruptedException {
        try {
            ServerVertx.await(kit.stop());
            ServerVertx.await(vertx.close());
        } catch (IOException e) {
            LOG.warn("Not everything could be closed: {}", e.toString());
        }
    }
}
