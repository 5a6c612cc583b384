package io.vedette.resp.server;

import static io.vedette.resp.server.Eventually.done;
import static io.vedette.resp.server.Eventually.onLoop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.resp.WireLimits;
import io.vedette.resp.client.ManualClock;
import io.vedette.resp.client.TestKit;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that say nothing for too long, and clients that say too much at once. */
class IdleAndOversizedTest {
    private static final long TIMEOUT_MS = 5_000;
    private static final int MIB = 1 << 20;

    private final Vertx vertx =
            Vertx.builder().withTransport(Transports.choose("auto")).build();

    private final ManualClock clock = new ManualClock();

    @AfterEach
    void closeEverything() {
        done(vertx.close());
    }

    @Test
    void timeoutClosesIdleClientsOfUnixSocketsToo(@TempDir Path dir) throws IOException {
        Path path = dir.resolve("vedette.sock");
        RespServer server = started(
                List.of(Endpoint.Tcp.of("127.0.0.1", 0), new Endpoint.Unix(path, Set.of())),
                ServerLimits.DEFAULT.withIdleTimeoutMs(TIMEOUT_MS));
        try (SocketChannel unix = SocketChannel.open(StandardProtocolFamily.UNIX);
                RawClient subscriber = RawClient.to(server.port());
                RawClient tcp = RawClient.to(server.port())) {
            unix.connect(UnixDomainSocketAddress.of(path));
            unix.write(ByteBuffer.wrap("PING\r\n".getBytes(StandardCharsets.US_ASCII)));
            assertThat(unix.read(ByteBuffer.allocate(7))).isEqualTo(7);
            tcp.ask("PING", "+PONG\r\n");
            subscriber.ask("become PUBSUB", "+OK\r\n");
            clock.advance(TIMEOUT_MS + 1);
            assertThat(unix.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            tcp.expectClosed();
            await().until(() -> onLoop(server, () -> server.stats().connectedClients()) == 1);
            subscriber.ask("PING", "+PONG\r\n");
        }
    }

    @Test
    void whoSaysSomethingInTimeIsNotIdle() throws IOException {
        RespServer server =
                started(List.of(Endpoint.Tcp.of("127.0.0.1", 0)), ServerLimits.DEFAULT.withIdleTimeoutMs(TIMEOUT_MS));
        try (RawClient client = RawClient.to(server.port())) {
            for (int i = 0; i < 4; i++) {
                clock.advance(TIMEOUT_MS);
                client.ask("PING", "+PONG\r\n");
            }
        }
    }

    @Test
    void aCommandLongerThanTheQueryBufferLimitEndsTheConnectionWithoutAWord() throws IOException {
        try (TestKit kit = TestKit.limitedBy(limits -> limits.withWire(WireLimits.DEFAULT.withQueryBufferBytes(MIB)));
                RawClient greedy = kit.client();
                RawClient modest = kit.client()) {
            String half = "x".repeat(MIB / 2);
            modest.ask("ECHO " + half, "$" + half.length() + "\r\n" + half + "\r\n");
            greedy.send("*2\r\n$4\r\nECHO\r\n$" + MIB + "\r\n").expectClosed();
            modest.ask("PING", "+PONG\r\n");
            assertThat(kit.stats().queryBufferDisconnections()).isEqualTo(1);
        }
    }

    private RespServer started(List<Endpoint> endpoints, ServerLimits limits) {
        RespServer server = new RespServer(
                vertx, ServerOptions.listeningOn(endpoints).withClock(clock).withLimits(limits), () -> true);
        done(server.start(PouringGateway::execute));
        return server;
    }
}
