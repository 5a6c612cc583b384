package io.vedette.resp.server;

import static io.vedette.resp.server.Eventually.done;
import static io.vedette.resp.server.Eventually.onLoop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.resp.client.ManualClock;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that do not read, each class by its own limit, and all together by what there is. */
class UnreadRepliesTest {
    private static final long MIB = 1 << 20;
    private static final int SOFT_MS = 10_000;

    /** More than the sockets of both ends hold. */
    private static final int POURED_MIB = 24;

    private final Vertx vertx =
            Vertx.builder().withTransport(Transports.choose("auto")).build();

    private final ManualClock clock = new ManualClock();
    private final List<RawClient> clients = new ArrayList<>();

    @AfterEach
    void closeEverything() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        done(vertx.close());
    }

    @Test
    void theSoftLimitGivesTimeAndThenCloses() throws IOException {
        RespServer server = started(limits ->
                limits.withOutput(OutputLimits.defaults().with(ClientClass.PUBSUB, new OutputLimit(0, MIB, SOFT_MS))));
        silent(server, "ordinary");
        silent(server, "subscriber", ClientFlag.PUBSUB);
        await().until(() -> unread(server, "subscriber") > MIB && unread(server, "ordinary") > MIB);
        clock.advance(SOFT_MS);
        assertThat(aFewRoundsLater(server)).containsExactlyInAnyOrder("ordinary", "subscriber");
        clock.advance(1);
        await().until(() -> names(server).equals(List.of("ordinary")));
        assertThat(onLoop(server, server::stats).outputLimitDisconnections()).isEqualTo(1);
    }

    @Test
    void whoReadsInTimeStays() throws IOException {
        RespServer server = started(limits ->
                limits.withOutput(OutputLimits.defaults().with(ClientClass.PUBSUB, new OutputLimit(0, MIB, SOFT_MS))));
        RawClient late = silent(server, "late", ClientFlag.PUBSUB);
        await().until(() -> unread(server, "late") > MIB);
        clock.advance(SOFT_MS);
        readOn(late, server);
        clock.advance(SOFT_MS);
        assertThat(aFewRoundsLater(server)).containsExactly("late");
    }

    @Test
    void theHardLimitOfItsClassClosesAReplicaAtOnce() throws IOException {
        RespServer server = started(limits ->
                limits.withOutput(OutputLimits.defaults().with(ClientClass.REPLICA, new OutputLimit(MIB, 0, 0))));
        silent(server, "ordinary");
        silent(server, "replica", ClientFlag.REPLICA);
        await().until(() -> names(server).equals(List.of("ordinary")));
    }

    @Test
    void togetherTheyNeverLeaveMoreThanThereIsRoomFor() throws IOException {
        RespServer server = started(limits -> limits.withUnreadReplies(512 * MIB, 4 * MIB));
        RawClient good = client(server, "good");
        for (int i = 0; i < 20; i++) {
            RawClient greedy = client(server, "greedy");
            greedy.send(RawClient.wire("pour", Integer.toString(POURED_MIB)));
            good.ask("PING", "+PONG\r\n");
            await().until(() -> onLoop(server, () -> server.stats().pendingOutputBytes()) <= 6 * MIB);
        }
        await().until(() -> onLoop(server, () -> server.stats().outputLimitDisconnections()) == 20);
        assertThat(names(server)).containsExactly("good");
        good.ask("PING", "+PONG\r\n");
    }

    /** Reads until nothing is left to read. */
    private void readOn(RawClient client, RespServer server) throws IOException {
        byte[] bytes = new byte[1 << 16];
        while (onLoop(server, () -> server.stats().pendingOutputBytes()) > 0
                || client.socket().getInputStream().available() > 0) {
            assertThat(client.socket().getInputStream().read(bytes)).isPositive();
        }
    }

    private RawClient silent(RespServer server, String name, ClientFlag... flags) throws IOException {
        RawClient client = client(server, name);
        for (ClientFlag flag : flags) {
            client.ask("become " + flag.name(), "+OK\r\n");
        }
        return client.send(RawClient.wire("pour", Integer.toString(POURED_MIB)));
    }

    private RawClient client(RespServer server, String name) throws IOException {
        RawClient client = RawClient.to(server.port());
        clients.add(client);
        return client.ask("name " + name, "+OK\r\n");
    }

    private RespServer started(UnaryOperator<ServerLimits> limits) {
        RespServer server = new RespServer(
                vertx,
                ServerOptions.listeningOn(List.of(Endpoint.Tcp.of("127.0.0.1", 0)))
                        .withClock(clock)
                        .withLimits(limits.apply(ServerLimits.DEFAULT)),
                () -> true);
        done(server.start(PouringGateway::execute));
        return server;
    }

    private static long unread(RespServer server, String name) {
        return onLoop(
                server,
                () -> server.connections().all().stream()
                        .filter(connection -> connection.session().name().equals(name))
                        .mapToLong(connection -> connection.output().accountedBytes())
                        .sum());
    }

    private static List<String> names(RespServer server) {
        return onLoop(
                server,
                () -> server.connections().all().stream()
                        .map(connection -> connection.session().name())
                        .toList());
    }

    /** Who is still there when the server has looked at everybody more than once. */
    private List<String> aFewRoundsLater(RespServer server) {
        done(vertx.timer(3 * Housekeeping.PERIOD_MS, TimeUnit.MILLISECONDS));
        return names(server);
    }
}
