package io.vedette.resp.client;

import static io.vedette.resp.server.Eventually.done;
import static io.vedette.resp.server.Eventually.onLoop;

import io.vedette.resp.acl.Acl;
import io.vedette.resp.acl.AclSettings;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Endpoint;
import io.vedette.resp.server.RawClient;
import io.vedette.resp.server.ServerLimits;
import io.vedette.resp.server.ServerOptions;
import io.vedette.resp.server.ServerStats;
import io.vedette.resp.server.Transports;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

/** A running server kit on a free port of the loopback, with time that moves only when it is told to. */
public final class TestKit implements AutoCloseable {
    private final Vertx vertx;
    private final ManualClock clock = new ManualClock();
    private final ServerKit kit;
    private final Acl acl;

    private TestKit(Vertx vertx, UnaryOperator<ServerOptions> changed) {
        this.vertx = vertx;
        ServerOptions options = ServerOptions.listeningOn(List.of(Endpoint.Tcp.of("127.0.0.1", 0)));
        this.kit = new ServerKit(
                vertx, changed.apply(options.withClock(clock)), ServerIdentity.node("7.0.15", () -> "master"));
        CommandTable.Builder<CommandHandler> commands = CommandTable.builder();
        kit.bind(commands, name -> true);
        this.acl = kit.complete(commands.build(), AclSettings.DEFAULT, CommandPolicy.NONE);
    }

    public static TestKit started() {
        return started(options -> options);
    }

    public static TestKit started(UnaryOperator<ServerOptions> changed) {
        Vertx vertx = Vertx.builder().withTransport(Transports.choose("auto")).build();
        TestKit kit = new TestKit(vertx, changed);
        done(kit.kit.start());
        return kit;
    }

    public static TestKit limitedBy(UnaryOperator<ServerLimits> limits) {
        return started(options -> options.withLimits(limits.apply(options.limits())));
    }

    public ServerKit kit() {
        return kit;
    }

    public Acl acl() {
        return acl;
    }

    public int port() {
        return kit.server().port();
    }

    public RawClient client() throws IOException {
        return RawClient.to(port());
    }

    public ManualClock clock() {
        return clock;
    }

    public ServerStats stats() {
        return onLoop(kit.server(), kit.server()::stats);
    }

    @Override
    public void close() {
        done(kit.stop());
        done(vertx.close());
    }
}
