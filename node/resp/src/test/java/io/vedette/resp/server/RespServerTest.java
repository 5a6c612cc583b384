package io.vedette.resp.server;

import static io.vedette.resp.server.Eventually.done;
import static io.vedette.resp.server.Eventually.onLoop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RespServerTest {
    /** Many turns, and yet far less than a second of them. */
    private static final int MOST_SLICES = 10_000;

    private static final int MOST_TRIES = 100;

    private final Vertx vertx =
            Vertx.builder().withTransport(Transports.choose("auto")).build();

    @AfterEach
    void closeEverything() {
        done(vertx.close());
    }

    @Test
    void aPipelineIsAnsweredInOrderHoweverItIsSplit() throws IOException {
        RespServer server = started(Endpoint.Tcp.of("127.0.0.1", 0));
        try (RawClient client = RawClient.to(server.port())) {
            client.ask("PING", "+PONG\r\n");
            client.send("*1\r\n$4\r\nPI");
            client.send("NG\r\nECHO a\r\n*2\r\n$4\r\nECHO\r\n$1\r\nb\r\n");
            client.expect("+PONG\r\n$1\r\na\r\n$1\r\nb\r\n");
        }
    }

    @Test
    void workInSlicesLeavesTheSocketsTheirTurns() throws IOException {
        RespServer server = started(Endpoint.Tcp.of("127.0.0.1", 0));
        try (RawClient client = RawClient.to(server.port())) {
            client.ask("PING", "+PONG\r\n");
            Promise<Boolean> served = Promise.promise();
            server.context().runOnContext(now -> {
                long before = server.stats().bytesIn();
                say(client, "PING\r\n");
                slice(server, before, MOST_SLICES, served);
            });
            assertThat(done(served.future())).isTrue();
            client.expect("+PONG\r\n");
        }
    }

    /** Goes on until the client was heard, or has had all the slices there are. */
    private static void slice(RespServer server, long before, int left, Promise<Boolean> served) {
        if (server.stats().bytesIn() > before || left == 0) {
            served.complete(left > 0);
        } else {
            server.nextTurn(() -> slice(server, before, left - 1, served));
        }
    }

    /** What arrives while a socket is read is served in the next turn. One time of many will do: the system may deliver later. */
    @Test
    void whatASocketPutsOffComesAfterTheSocketsOfTheNextTurn() throws IOException {
        RespServer server = server(ServerOptions.listeningOn(List.of(Endpoint.Tcp.of("127.0.0.1", 0))));
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        done(server.start((connection, request) -> {
            meanwhile.getAndSet(() -> {}).run();
            return SmallGateway.execute(connection, request);
        }));
        try (RawClient asking = RawClient.to(server.port());
                RawClient other = RawClient.to(server.port())) {
            boolean served = false;
            for (int i = 0; i < MOST_TRIES && !served; i++) {
                other.ask("PING", "+PONG\r\n");
                Promise<Boolean> heard = Promise.promise();
                meanwhile.set(() -> {
                    long before = server.stats().bytesIn();
                    say(other, "PING\r\n");
                    server.nextTurn(() -> heard.complete(server.stats().bytesIn() > before));
                });
                asking.ask("PING", "+PONG\r\n");
                other.expect("+PONG\r\n");
                served = done(heard.future());
            }
            assertThat(served).isTrue();
        }
    }

    private static void say(RawClient client, String text) {
        try {
            client.send(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void bytesThatAreNoCommandGetRedisWordsAndAreShownTheDoor() throws IOException {
        RespServer server = started(Endpoint.Tcp.of("127.0.0.1", 0));
        try (RawClient client = RawClient.to(server.port())) {
            client.send("*1\r\n$4\r\nPING\r\n*1\r\n:4\r\n");
            client.expect("+PONG\r\n-ERR Protocol error: expected '$', got ':'\r\n");
            client.expectClosed();
        }
    }

    @Test
    void quitIsAnsweredAndWhatStandsBehindItIsNot() throws IOException {
        RespServer server = started(Endpoint.Tcp.of("127.0.0.1", 0));
        try (RawClient client = RawClient.to(server.port())) {
            client.send("PING\r\nQUIT\r\nPING\r\n");
            client.expect("+PONG\r\n+OK\r\n");
            client.expectClosed();
        }
    }

    @Test
    void aTakenPortIsNamedAndNothingIsLeftListening() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int free = freePort();
            RespServer server = server(ServerOptions.listeningOn(
                    List.of(Endpoint.Tcp.of("127.0.0.1", free), Endpoint.Tcp.of("127.0.0.1", taken.getLocalPort()))));
            assertThatThrownBy(() -> done(server.start(SmallGateway::execute)))
                    .hasRootCauseInstanceOf(IOException.class)
                    .hasMessageContaining("Cannot listen on 127.0.0.1:" + taken.getLocalPort()
                            + ": the port is taken. Stop whoever uses it, or choose another port");
            assertThatThrownBy(() -> RawClient.to(free)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whoComesBeforeEveryEndpointIsOpenIsServedWhenTheyAre(@TempDir Path dir) throws Exception {
        Vertx oneWorker = Vertx.vertx(new VertxOptions().setWorkerPoolSize(1));
        CountDownLatch clientIsThere = new CountDownLatch(1);
        try {
            // What a Unix socket needs of a worker has to wait for it.
            Future<Object> busy = oneWorker.executeBlocking(() -> {
                clientIsThere.await();
                return true;
            });
            int port = freePort();
            List<Endpoint> endpoints =
                    List.of(Endpoint.Tcp.of("127.0.0.1", port), new Endpoint.Unix(dir.resolve("v.sock"), Set.of()));
            RespServer server = new RespServer(oneWorker, ServerOptions.listeningOn(endpoints), () -> true);
            List<Integer> openAtTheCommand = new CopyOnWriteArrayList<>();
            Future<Void> started = server.start((connection, request) -> {
                openAtTheCommand.add(server.endpoints().size());
                return SmallGateway.execute(connection, request);
            });
            try (RawClient client = firstOneIn(port)) {
                client.send("PING\r\n");
                for (int look = 0; look < 20; look++) {
                    done(oneWorker.timer(10, TimeUnit.MILLISECONDS));
                    assertThat(openAtTheCommand).isEmpty();
                }
                clientIsThere.countDown();
                client.expect("+PONG\r\n");
            }
            done(started);
            done(busy);
            assertThat(openAtTheCommand).containsExactly(2);
        } finally {
            clientIsThere.countDown();
            done(oneWorker.close());
        }
    }

    private static RawClient firstOneIn(int port) {
        return await().ignoreExceptions().until(() -> RawClient.to(port), client -> true);
    }

    @Test
    void anAddressThisMachineDoesNotHaveFailsTheStartUnlessItIsOptional() throws IOException {
        RespServer strict = server(ServerOptions.listeningOn(BindAddresses.of(List.of("192.0.2.222"), 0, false)));
        assertThatThrownBy(() -> done(strict.start(SmallGateway::execute)))
                .hasMessageContaining("Cannot listen on 192.0.2.222:0: this machine has no such address");
        RespServer lenient =
                server(ServerOptions.listeningOn(BindAddresses.of(List.of("127.0.0.1", "-192.0.2.222"), 0, false)));
        done(lenient.start(SmallGateway::execute));
        try (RawClient client = RawClient.to(lenient.port())) {
            client.ask("PING", "+PONG\r\n");
        }
    }

    @Test
    void starAndDoubleColonStarShareOnePort() throws IOException {
        List<Endpoint> endpoints = BindAddresses.of(List.of("*", "-::*"), 0, false);
        assertThat(endpoints).hasSize(1);
        RespServer server = started(endpoints.get(0));
        try (RawClient client = RawClient.to(server.port())) {
            client.ask("PING", "+PONG\r\n");
        }
    }

    @Test
    void aUnixSocketHasThePermissionsAskedForAndGoesWithTheServer(@TempDir Path dir) throws IOException {
        Path path = dir.resolve("vedette.sock");
        Files.createFile(path);
        RespServer server = started(new Endpoint.Unix(path, PosixFilePermissions.fromString("rwx------")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rwx------");
        try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            client.connect(UnixDomainSocketAddress.of(path));
            client.write(ByteBuffer.wrap("PING\r\n".getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(7);
            while (answer.hasRemaining() && client.read(answer) >= 0) {}
            assertThat(new String(answer.array(), StandardCharsets.US_ASCII)).isEqualTo("+PONG\r\n");
        }
        done(server.stop());
        assertThat(path).doesNotExist();
    }

    @Test
    void moreThanMaxClientsAreToldSoAndCounted() throws IOException {
        RespServer server = server(ServerOptions.listeningOn(List.of(Endpoint.Tcp.of("127.0.0.1", 0)))
                .withLimits(ServerLimits.DEFAULT.withMaxClients(1)));
        done(server.start(SmallGateway::execute));
        try (RawClient first = RawClient.to(server.port())) {
            first.ask("PING", "+PONG\r\n");
            try (RawClient second = RawClient.to(server.port())) {
                second.expect("-ERR max number of clients reached\r\n").expectClosed();
            }
        }
        await().until(() -> onLoop(server, () -> server.stats().connectedClients()) == 0);
        try (RawClient third = RawClient.to(server.port())) {
            third.ask("PING", "+PONG\r\n");
        }
        ServerStats stats = onLoop(server, server::stats);
        assertThat(stats.connectionsReceived()).isEqualTo(2);
        assertThat(stats.connectionsRejected()).isEqualTo(1);
    }

    @Test
    void stoppingAnswersWhatCameInAndCloses() throws IOException {
        RespServer server = started(Endpoint.Tcp.of("127.0.0.1", 0));
        int port = server.port();
        try (RawClient client = RawClient.to(port)) {
            client.ask("PING", "+PONG\r\n");
            done(server.stop());
            client.expectClosed();
        }
        assertThatThrownBy(() -> RawClient.to(port)).isInstanceOf(IOException.class);
    }

    private RespServer started(Endpoint endpoint) {
        RespServer server = server(ServerOptions.listeningOn(List.of(endpoint)));
        done(server.start(SmallGateway::execute));
        return server;
    }

    private RespServer server(ServerOptions options) {
        return new RespServer(vertx, options, () -> true);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
