package io.vedette.sentinel;

import io.vedette.quorum.SentinelId;
import io.vedette.resp.client.CommandPolicy;
import io.vedette.resp.client.ServerIdentity;
import io.vedette.resp.client.ServerKit;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.NetworkParameters;
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
import io.vedette.sentinel.command.SentinelCommands;
import io.vedette.sentinel.command.SentinelSection;
import io.vedette.sentinel.config.GroupConfig;
import io.vedette.sentinel.config.SentinelConfig;
import io.vedette.sentinel.config.SentinelConfigReader;
import io.vedette.sentinel.config.SentinelFile;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sentinel that serves: its Vert.x, its sockets, its commands. */
final class SentinelServer {
    private static final Logger LOG = LoggerFactory.getLogger(SentinelServer.class);

    /** Of what both processes could serve, what redis-sentinel does not: clients probe a server by it. QUIT is harmless. */
    private static final Set<String> NOT_SERVED =
            Set.of("echo", "reset", "ssubscribe", "sunsubscribe", "spublish", "publish", "client|no-touch");

    private final Vertx vertx;
    private final ServerKit kit;

    private SentinelServer(Vertx vertx, ServerOptions options) {
        this.vertx = vertx;
        this.kit = new ServerKit(vertx, options, ServerIdentity.sentinel(RunIdentity.REDIS_VERSION));
    }

    /** Listens, or leaves nothing open. An id is generated and saved before anybody can ask for it. */
    static SentinelServer start(Configuration configuration, SentinelFile file, WorkingFolder folder, Runnable end)
            throws BadConfiguration, IOException, InterruptedException {
        ServerOptions options = ListenSettings.options(configuration, folder);
        SecureRandom random = new SecureRandom();
        Vertx vertx = ServerVertx.create();
        SentinelServer sentinel = new SentinelServer(vertx, options);
        try {
            SentinelConfig config = identified(
                    SentinelConfigReader.read(configuration.statements("sentinel"), folder.path()), file, random);
            UserSettings users = new UserSettings(configuration, folder);
            sentinel.kit.aclStorage(users.storage(vertx));
            int port = configuration.get(NetworkParameters.PORT).intValue();
            ServerSection identity = new ServerSection(
                    RunIdentity.random(random), "sentinel", port, Optional.of(file.path()), options.clock());
            users.apply(sentinel.kit.complete(
                    sentinel.commands(config, identity, end), users.settings(), CommandPolicy.NONE));
            ServerVertx.await(sentinel.kit.start());
            announce(config, port);
            return sentinel;
        } catch (IOException | BadConfiguration failure) {
            ServerVertx.await(vertx.close());
            throw failure;
        }
    }

    private static boolean serves(String name) {
        return !NOT_SERVED.contains(name) && !name.startsWith("pubsub");
    }

    private static SentinelConfig identified(SentinelConfig config, SentinelFile file, SecureRandom random)
            throws IOException {
        if (config.id().isPresent()) {
            return config;
        }
        SentinelId id = new SentinelId(RunIdentity.hexId(random));
        file.saveId(id);
        LOG.info("Sentinel new configuration saved on disk");
        return config.withId(id);
    }

    private CommandTable<CommandHandler> commands(SentinelConfig config, ServerSection identity, Runnable end) {
        RespServer server = kit.server();
        InfoReport info = new InfoReport(List.of(
                identity,
                new ClientsSection(server),
                new StatsSection(server),
                new CpuSection(),
                new SentinelSection(config)));
        CommandTable.Builder<CommandHandler> table = CommandTable.builder();
        kit.bind(table, SentinelServer::serves);
        new SentinelCommands(config).bind(table, info, new ShutdownCommand(end));
        return table.build();
    }

    private static void announce(SentinelConfig config, int port) {
        LOG.info("Running mode=sentinel, port={}.", port);
        LOG.info("Sentinel ID is {}", config.id().orElseThrow());
        for (GroupConfig group : config.groups()) {
            LOG.warn(
                    "+monitor master {} {} {} quorum {}",
                    group.name(),
                    group.master().host(),
                    group.master().port(),
                    group.rules().quorum());
        }
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
