package io.vedette.sentinel.shell;

import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.DurableState;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Rules;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Settings;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.command.KitCommands;
import io.vedette.resp.command.Refusal;
import io.vedette.resp.command.Resolved;
import io.vedette.resp.server.CommandGateway;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.Endpoint;
import io.vedette.resp.server.RespServer;
import io.vedette.resp.server.ServerOptions;
import io.vedette.sentinel.command.SentinelCommands;
import io.vedette.sentinel.state.GlobalOptions;
import io.vedette.sentinel.state.GroupOptions;
import io.vedette.sentinel.state.SentinelState;
import io.vedette.sentinel.state.StateStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;

/** One of our sentinels as it runs in its process, without the process: a server, a shell, a file. */
public final class SentinelRig implements AutoCloseable {
    public static final GroupName GROUP = new GroupName("mymaster");

    private final Vertx vertx;
    private final RespServer server;
    private final Path folder;
    private final List<String> events;
    private final Shell shell;

    private SentinelRig(Vertx vertx, RespServer server, Path folder, List<String> events, Shell shell) {
        this.vertx = vertx;
        this.server = server;
        this.folder = folder;
        this.events = events;
        this.shell = shell;
    }

    /** Watches one master by these rules; {@code number} makes its id. */
    public static SentinelRig watching(int masterPort, int number, Path folder, Rules rules) throws IOException {
        return watching(masterPort, number, folder, rules, GlobalOptions.DEFAULT);
    }

    /** The same with options. */
    public static SentinelRig watching(int masterPort, int number, Path folder, Rules rules, GlobalOptions options)
            throws IOException {
        Files.createDirectories(folder);
        String monitor = "sentinel monitor mymaster 127.0.0.1 " + masterPort + " " + rules.quorum() + "\n";
        Files.writeString(fileIn(folder), "# watched by hand\n" + monitor);
        DurableGroup group = DurableGroup.fresh(GROUP, new HostPort("127.0.0.1", masterPort), rules);
        SentinelId id = new SentinelId(String.format("%040d", number));
        DurableState durable = new DurableState(id, Epoch.ZERO, List.of(group));
        return start(new SentinelState(durable, options, Map.of(GROUP, GroupOptions.DEFAULT)), folder);
    }

    private static SentinelRig start(SentinelState state, Path folder) throws IOException {
        Vertx vertx = Vertx.vertx();
        Gateway gateway = new Gateway();
        ServerOptions options = ServerOptions.listeningOn(List.of(Endpoint.Tcp.of("127.0.0.1", 0)));
        RespServer server = new RespServer(vertx, options, gateway, () -> false);
        await(server.start());
        List<String> events = new CopyOnWriteArrayList<>();
        Shell shell = onLoop(server, () -> {
            Shell made = shell(vertx, server, state, folder, events);
            gateway.serve(commands(made, folder));
            made.start();
            return made;
        });
        return new SentinelRig(vertx, server, folder, events, shell);
    }

    private static Shell shell(Vertx vertx, RespServer server, SentinelState state, Path folder, List<String> events) {
        StateStore store = new StateStore(fileIn(folder), folder);
        Surroundings surroundings = new Surroundings(
                vertx,
                server.context(),
                server::port,
                new NetClientOptions(),
                Optional.empty(),
                Optional.empty(),
                (channel, payload) -> events.add(channel + " " + payload),
                store::write,
                folder.toFile(),
                word -> events.add("loglevel " + word),
                status -> events.add("halt " + status));
        return new Shell(state, Settings.DEFAULT, surroundings, new Random(7));
    }

    private static CommandTable<CommandHandler> commands(Shell shell, Path folder) {
        CommandTable.Builder<CommandHandler> commands = CommandTable.builder();
        commands.bind(KitCommands.CONNECTION.spec("ping"), (connection, request, reply) -> reply.status("PONG"));
        commands.container(KitCommands.CONNECTION.spec("client"));
        commands.bind(KitCommands.CONNECTION.spec("client|setname"), (connection, request, reply) -> reply.ok());
        new SentinelCommands(shell, folder, name -> Future.succeededFuture(InetAddress.getLoopbackAddress()))
                .bind(commands, SentinelRig::unserved, SentinelRig::unserved);
        return commands.build();
    }

    private static void unserved(Connection connection, Request request, ReplyWriter reply) {
        reply.error("ERR not part of this rig");
    }

    private static Path fileIn(Path folder) {
        return folder.resolve("sentinel.conf");
    }

    public int port() {
        return server.port();
    }

    public Path file() {
        return fileIn(folder);
    }

    /** Everything it announced, as {@code <channel> <payload>}. */
    public List<String> events() {
        return events;
    }

    /** The whole reply to one command as it came over the wire. */
    public String ask(String... words) throws IOException {
        return RedisNode.ask(port(), words);
    }

    /** The port clients of the group are sent to. */
    public int masterPort() throws IOException {
        List<String> lines =
                ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", GROUP.text()).lines().toList();
        return Integer.parseInt(lines.get(4));
    }

    private static <T> T onLoop(RespServer server, Callable<T> work) throws IOException {
        return await(Future.<T>future(promise -> server.context().runOnContext(turn -> {
            try {
                promise.complete(work.call());
            } catch (Exception e) {
                promise.fail(e);
            }
        })));
    }

    private static <T> T await(Future<T> future) throws IOException {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    @Override
    public void close() throws IOException {
        onLoop(server, () -> {
            shell.stop();
            return true;
        });
        await(server.stop());
        await(vertx.close());
    }

    /** Commands to their handlers, once there are any. */
    private static final class Gateway implements CommandGateway {
        private CommandTable<CommandHandler> table =
                CommandTable.<CommandHandler>builder().build();

        void serve(CommandTable<CommandHandler> commands) {
            table = commands;
        }

        @Override
        public boolean execute(Connection connection, Request request) {
            Resolved<CommandHandler> found = table.resolve(request);
            if (found instanceof Command<CommandHandler> command) {
                command.handler().handle(connection, request, connection.writer());
            } else if (found instanceof Refusal<CommandHandler> refusal) {
                connection.writer().error(refusal.text(request));
            }
            return true;
        }
    }
}
