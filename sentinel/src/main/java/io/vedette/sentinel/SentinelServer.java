package io.vedette.sentinel;

import io.vedette.resp.client.CommandPolicy;
import io.vedette.resp.client.ServerIdentity;
import io.vedette.resp.client.ServerKit;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.NetworkParameters;
import io.vedette.resp.config.SecurityParameters;
import io.vedette.resp.config.TlsParameters;
import io.vedette.resp.info.ClientsSection;
import io.vedette.resp.info.CpuSection;
import io.vedette.resp.info.InfoReport;
import io.vedette.resp.info.RunIdentity;
import io.vedette.resp.info.ServerSection;
import io.vedette.resp.info.StatsSection;
import io.vedette.resp.process.ListenSettings;
import io.vedette.resp.process.ProcessLog;
import io.vedette.resp.process.ServerVertx;
import io.vedette.resp.process.ShutdownCommand;
import io.vedette.resp.process.UserSettings;
import io.vedette.resp.process.WorkingFolder;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.RespServer;
import io.vedette.resp.server.ServerOptions;
import io.vedette.sentinel.command.SentinelCommands;
import io.vedette.sentinel.command.SentinelSection;
import io.vedette.sentinel.shell.Shell;
import io.vedette.sentinel.shell.Surroundings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sentinel that serves: its Vert.x, its sockets, its commands, and the shell that watches. All of it on the server's loop. */
final class SentinelServer {
    private static final Logger LOG = LoggerFactory.getLogger(SentinelServer.class);

    /** Of what both processes could serve, what redis-sentinel does not: clients probe a server by it. QUIT is harmless. */
    private static final Set<String> NOT_SERVED =
            Set.of("echo", "reset", "ssubscribe", "sunsubscribe", "spublish", "publish", "client|no-touch");

    private final Vertx vertx;
    private final ServerKit kit;
    private final Shell shell;

    private SentinelServer(Vertx vertx, ServerKit kit, Shell shell) {
        this.vertx = vertx;
        this.kit = kit;
        this.shell = shell;
    }

    /** Listens and watches, or leaves nothing open. */
    static SentinelServer start(Configuration configuration, Path file, WorkingFolder folder, Runnable end)
            throws BadConfiguration, IOException, InterruptedException {
        ServerOptions options = ListenSettings.options(configuration, folder);
        SecureRandom random = new SecureRandom();
        SentinelLoading loading = SentinelLoading.of(configuration, file, folder, random);
        Optional<ClientSSLOptions> tls = tls(configuration, folder);
        Vertx vertx = ServerVertx.create();
        try {
            ServerKit kit = new ServerKit(vertx, options, ServerIdentity.sentinel(RunIdentity.REDIS_VERSION));
            Shell shell = new Shell(
                    loading.state(),
                    StartingState.settings(loading.config()),
                    surroundings(vertx, kit, configuration, tls, loading, folder),
                    random);
            SentinelServer sentinel = new SentinelServer(vertx, kit, shell);
            ServerSection identity = new ServerSection(
                    RunIdentity.random(random), "sentinel", port(configuration), Optional.of(file), options.clock());
            UserSettings users = new UserSettings(configuration, folder);
            kit.aclStorage(users.storage(vertx));
            users.apply(kit.complete(
                    sentinel.commands(identity, folder.path(), end), users.settings(), CommandPolicy.NONE));
            ServerVertx.await(kit.start());
            LOG.info("Running mode=sentinel, port={}.", port(configuration));
            LOG.info("Sentinel ID is {}", loading.state().durable().myId());
            kit.server().context().runOnContext(turn -> shell.start());
            return sentinel;
        } catch (IOException | BadConfiguration failure) {
            ServerVertx.await(vertx.close());
            throw failure;
        }
    }

    private static boolean serves(String name) {
        return !NOT_SERVED.contains(name) && !name.startsWith("pubsub");
    }

    private static int port(Configuration configuration) {
        long tlsPort = configuration.get(TlsParameters.TLS_PORT);
        boolean byTls = configuration.get(TlsParameters.TLS_REPLICATION) && tlsPort != 0;
        return (int) (byTls ? tlsPort : configuration.get(NetworkParameters.PORT));
    }

    private static Optional<ClientSSLOptions> tls(Configuration configuration, WorkingFolder folder)
            throws BadConfiguration, IOException {
        return configuration.get(TlsParameters.TLS_REPLICATION)
                ? Optional.of(ListenSettings.tls(configuration, folder).readForClient())
                : Optional.empty();
    }

    private static Surroundings surroundings(
            Vertx vertx,
            ServerKit kit,
            Configuration configuration,
            Optional<ClientSSLOptions> tls,
            SentinelLoading loading,
            WorkingFolder folder) {
        NetClientOptions client = new NetClientOptions();
        String from = configuration.get(NetworkParameters.BIND_SOURCE_ADDR);
        if (!from.isEmpty()) {
            client.setLocalAddress(from);
        }
        String requirepass = configuration.get(SecurityParameters.REQUIREPASS);
        return new Surroundings(
                vertx,
                kit.server().context(),
                () -> port(configuration),
                client,
                tls,
                Optional.of(requirepass).filter(password -> !password.isEmpty()),
                (channel, payload) -> kit.pubSub()
                        .publish(channel.getBytes(StandardCharsets.UTF_8), payload.getBytes(StandardCharsets.UTF_8)),
                loading.store()::write,
                folder.path().toFile(),
                ProcessLog::level,
                Runtime.getRuntime()::halt);
    }

    private CommandTable<CommandHandler> commands(ServerSection identity, Path folder, Runnable end) {
        RespServer server = kit.server();
        InfoReport info = new InfoReport(List.of(
                identity,
                new ClientsSection(server),
                new StatsSection(server),
                new CpuSection(),
                new SentinelSection(shell)));
        CommandTable.Builder<CommandHandler> table = CommandTable.builder();
        kit.bind(table, SentinelServer::serves);
        new SentinelCommands(
                        shell,
                        folder,
                        name -> ((VertxInternal) vertx).nameResolver().resolve(name))
                .bind(table, info, new ShutdownCommand(end));
        return table.build();
    }

    /** Ends the watching first, then the sockets, then everything else; waits for all. */
    void stop() throws InterruptedException {
        try {
            ServerVertx.await(
                    Future.<Boolean>future(done -> kit.server().context().runOnContext(turn -> {
                        shell.stop();
                        done.complete(true);
                    })));
            ServerVertx.await(kit.stop());
            ServerVertx.await(vertx.close());
        } catch (IOException e) {
            LOG.warn("Not everything could be closed: {}", e.toString());
        }
    }
}
