package io.vedette.node;

import io.vedette.node.command.ConfigGetCommand;
import io.vedette.node.command.RoleCommand;
import io.vedette.node.config.NodeConfig;
import io.vedette.node.info.ReplicationSection;
import io.vedette.resp.command.CommandCatalogue;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.NetworkParameters;
import io.vedette.resp.config.ReplicationParameters;
import io.vedette.resp.info.ClientsSection;
import io.vedette.resp.info.CpuSection;
import io.vedette.resp.info.InfoReport;
import io.vedette.resp.info.RunIdentity;
import io.vedette.resp.info.ServerSection;
import io.vedette.resp.info.StatsSection;
import io.vedette.resp.process.LateGateway;
import io.vedette.resp.process.ListenSettings;
import io.vedette.resp.process.PlainCommands;
import io.vedette.resp.process.ServerVertx;
import io.vedette.resp.process.ShutdownCommand;
import io.vedette.resp.process.TableGateway;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node that serves: its Vert.x, its sockets, its commands. */
final class NodeServer {
    private static final Logger LOG = LoggerFactory.getLogger(NodeServer.class);
    private static final CommandCatalogue COMMANDS = CommandCatalogue.load(RoleCommand.class, "node.commands");

    private final Vertx vertx;
    private final RespServer server;

    private NodeServer(Vertx vertx, RespServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /** Listens, or leaves nothing open. */
    static NodeServer start(Configuration configuration, Optional<Path> configFile, WorkingFolder folder, Runnable end)
            throws BadConfiguration, IOException, InterruptedException {
        ServerOptions options = ListenSettings.options(configuration, folder);
        Vertx vertx = ServerVertx.create();
        LateGateway gateway = new LateGateway();
        NodeServer node = new NodeServer(vertx, new RespServer(vertx, options, gateway, () -> true));
        gateway.open(new TableGateway(node.commands(configuration, configFile, folder, end)));
        try {
            ServerVertx.await(node.server.start());
        } catch (IOException failure) {
            ServerVertx.await(vertx.close());
            throw failure;
        }
        node.announce(configuration);
        return node;
    }

    private CommandTable<CommandHandler> commands(
            Configuration configuration, Optional<Path> configFile, WorkingFolder folder, Runnable end) {
        SecureRandom random = new SecureRandom();
        Replication replication = Replication.of(configuration, random);
        int port = configuration.get(NetworkParameters.PORT).intValue();
        InfoReport info = new InfoReport(List.of(
                new ServerSection(RunIdentity.random(random), "standalone", port, configFile, server.clock()),
                new ClientsSection(server),
                new StatsSection(server),
                new ReplicationSection(replication),
                new CpuSection()));
        CommandTable.Builder<CommandHandler> table = CommandTable.builder();
        PlainCommands.bind(table);
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
            ServerVertx.await(server.stop());
            ServerVertx.await(vertx.close());
        } catch (IOException e) {
            LOG.warn("Not everything could be closed: {}", e.toString());
        }
    }
}
