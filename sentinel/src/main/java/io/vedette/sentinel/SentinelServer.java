package io.vedette.sentinel;

import io.vedette.resp.acl.Acl;
import io.vedette.resp.client.CommandPolicy;
import io.vedette.resp.client.ServerIdentity;
import io.vedette.resp.client.ServerKit;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.Directive;
import io.vedette.resp.config.NetworkParameters;
import io.vedette.resp.config.ProcessParameters;
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
import io.vedette.resp.process.ServiceManager;
import io.vedette.resp.process.ShutdownCommand;
import io.vedette.resp.process.UserSettings;
import io.vedette.resp.process.WorkingFolder;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.RespServer;
import io.vedette.resp.server.ServerOptions;
import io.vedette.sentinel.command.SentinelCommands;
import io.vedette.sentinel.command.SentinelSection;
import io.vedette.sentinel.command.VedetteSection;
import io.vedette.sentinel.config.Doors;
import io.vedette.sentinel.config.Secret;
import io.vedette.sentinel.config.SentinelConfig;
import io.vedette.sentinel.ensemble.ZooKeeperArbiter;
import io.vedette.sentinel.http.Doorway;
import io.vedette.sentinel.http.Streams;
import io.vedette.sentinel.rehearsal.Rehearsal;
import io.vedette.sentinel.shell.Arbiter;
import io.vedette.sentinel.shell.EventPublisher;
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
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sentinel that serves: its Vert.x, its sockets, its commands, and the shell that watches. All of it on the server's loop. */
final class SentinelServer {
    private static final Logger LOG = LoggerFactory.getLogger(SentinelServer.class);

    /** Of what both processes could serve, what redis-sentinel does not: clients probe a server by it. QUIT is harmless. */
    private static final Set<String> NOT_SERVED =
            Set.of("echo", "reset", "ssubscribe", "sunsubscribe", "spublish", "publish", "client|no-touch");

    /** The first costs some hundred milliseconds; after these it is a few. */
    private static final int REHEARSALS = 20;

    /** What monitoring tools expect; nothing here happens in such steps. */
    private static final long HZ = 10;

    private final Measured measured;
    private final ServerKit kit;
    private final Shell shell;
    private final Doorway doorway;

    private SentinelServer(Measured measured, ServerKit kit, Shell shell, Streams streams) {
        this.measured = measured;
        this.kit = kit;
        this.shell = shell;
        this.doorway =
                new Doorway(measured.vertx(), kit.server().context(), shell, streams, () -> measured.text(shell));
    }

    /** Listens and watches, or leaves nothing open. */
    static SentinelServer start(
            Configuration configuration, Path file, List<Directive> overrides, WorkingFolder folder, Runnable end)
            throws BadConfiguration, IOException, InterruptedException {
        ServerOptions options = ListenSettings.options(configuration, folder);
        SecureRandom random = new SecureRandom();
        OrdinaryLines lines = new OrdinaryLines(configuration, overrides, folder);
        SentinelLoading loading = SentinelLoading.of(configuration, file, folder, lines, random);
        Optional<ClientSSLOptions> tls = tls(configuration, folder);
        Doors doors = loading.config().doors();
        Measured measured = Measured.start(doors);
        Vertx vertx = measured.vertx();
        try {
            ServerKit kit = new ServerKit(vertx, options, ServerIdentity.sentinel(RunIdentity.REDIS_VERSION));
            Streams streams = new Streams(vertx);
            EventPublisher publisher = (channel, payload) -> {
                kit.pubSub()
                        .publish(channel.getBytes(StandardCharsets.UTF_8), payload.getBytes(StandardCharsets.UTF_8));
                streams.happened(channel, payload);
            };
            Shell shell = new Shell(
                    loading.state(),
                    StartingState.settings(loading.config()),
                    surroundings(measured, kit, configuration, tls, publisher, loading, lines, folder),
                    random);
            SentinelServer sentinel = new SentinelServer(measured, kit, shell, streams);
            ServerSection identity = new ServerSection(
                    RunIdentity.random(random),
                    "sentinel",
                    port(configuration),
                    Optional.of(file),
                    ServiceManager.name(configuration.get(ProcessParameters.SUPERVISED), System.getenv()),
                    options.clock(),
                    () -> HZ);
            UserSettings users = new UserSettings(configuration, folder);
            kit.aclStorage(users.storage(vertx));
            Acl acl =
                    kit.complete(sentinel.commands(identity, folder.path(), end), users.settings(), CommandPolicy.NONE);
            loading.config()
                    .requirepass()
                    .ifPresent(password -> acl.requirePassword(password.text().getBytes(StandardCharsets.UTF_8)));
            users.apply(acl);
            if (configuration.get(SecurityParameters.ACLFILE).isEmpty()) {
                lines.users(acl);
            }
            // First: whoever gets through is answered from what the file says.
            ServerVertx.await(sentinel.onLoop(() -> {
                shell.start();
                return Future.succeededFuture();
            }));
            ServerVertx.await(kit.start());
            ServerVertx.await(sentinel.doorway.open(doors));
            LOG.info("Running mode=sentinel, port={}.", port(configuration));
            LOG.info("Sentinel ID is {}", loading.state().durable().myId());
            rehearse(vertx);
            return sentinel;
        } catch (IOException | BadConfiguration failure) {
            ServerVertx.await(vertx.close());
            measured.close();
            throw failure;
        }
    }

    /** On a worker: the loop watches meanwhile, and is only slower for it while there is nothing to be lost yet. */
    private static void rehearse(Vertx vertx) {
        vertx.executeBlocking(() -> Rehearsal.play(REHEARSALS))
                .onFailure(failure -> LOG.warn("A failover could not be rehearsed: {}", failure.toString()));
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
            Measured measured,
            ServerKit kit,
            Configuration configuration,
            Optional<ClientSSLOptions> tls,
            EventPublisher publisher,
            SentinelLoading loading,
            OrdinaryLines lines,
            WorkingFolder folder) {
        NetClientOptions client = new NetClientOptions();
        String from = configuration.get(NetworkParameters.BIND_SOURCE_ADDR);
        if (!from.isEmpty()) {
            client.setLocalAddress(from);
        }
        return new Surroundings(
                measured.vertx(),
                kit.server().context(),
                port(configuration),
                client,
                tls,
                requirepass(configuration, loading.config()),
                publisher,
                loading.publishing(),
                arbiter(measured.vertx(), kit, loading),
                loading.store(),
                lines::now,
                folder.path().toFile(),
                ProcessLog::level,
                measured.watch(),
                Runtime.getRuntime()::halt);
    }

    private static Arbiter arbiter(Vertx vertx, ServerKit kit, SentinelLoading loading) {
        return loading.config()
                .ensemble()
                .<Arbiter>map(line -> new ZooKeeperArbiter(
                        vertx,
                        kit.server().context(),
                        line,
                        loading.state().durable().myId()))
                .orElse(Arbiter.NONE);
    }

    /** What other sentinels are told when nothing else is given for them: all of a deployment usually share one. */
    private static Optional<String> requirepass(Configuration configuration, SentinelConfig config) {
        return config.requirepass()
                .map(Secret::text)
                .or(() -> Optional.of(configuration.get(SecurityParameters.REQUIREPASS))
                        .filter(password -> !password.isEmpty()));
    }

    private CommandTable<CommandHandler> commands(ServerSection identity, Path folder, Runnable end) {
        RespServer server = kit.server();
        InfoReport info = new InfoReport(List.of(
                identity,
                new ClientsSection(server),
                new StatsSection(server),
                new CpuSection(),
                new SentinelSection(shell),
                new VedetteSection(shell, doorway.certificates()::trouble)));
        CommandTable.Builder<CommandHandler> table = CommandTable.builder();
        kit.bind(table, SentinelServer::serves);
        new SentinelCommands(
                        shell,
                        folder,
                        name -> ((VertxInternal) measured.vertx())
                                .nameResolver()
                                .resolve(name))
                .bind(table, info, new ShutdownCommand((connection, wish) -> end.run()));
        return table.build();
    }

    private Future<Void> onLoop(Supplier<Future<Void>> work) {
        return Future.future(
                done -> kit.server().context().runOnContext(turn -> work.get().onComplete(done)));
    }

    /** Ends the watching first, then the sockets, then everything else; waits for all. */
    void stop() throws InterruptedException {
        try {
            ServerVertx.await(onLoop(shell::withdraw));
            ServerVertx.await(onLoop(shell::stop));
            ServerVertx.await(kit.stop());
            ServerVertx.await(measured.vertx().close());
            measured.close();
        } catch (IOException e) {
            LOG.warn("Not everything could be closed: {}", e.toString());
        }
    }
}
