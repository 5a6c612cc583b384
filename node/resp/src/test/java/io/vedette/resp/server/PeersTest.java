package io.vedette.resp.server;

import static io.vedette.resp.server.Eventually.done;
import static io.vedette.resp.server.Eventually.onLoop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who comes from where: protected mode, the two families of addresses. */
class PeersTest {
    private final Vertx vertx =
            Vertx.builder().withTransport(Transports.choose("auto")).build();

    private boolean openToAll = true;

    @AfterEach
    void closeEverything() {
        done(vertx.close());
    }

    @Test
    void aStrangerIsToldAboutProtectedModeAndWhatToDo() throws IOException {
        InetAddress own = ownAddress();
        RespServer server = started(List.of("*", "-::*"), true);
        try (RawClient stranger = to(own, server)) {
            assertThat(stranger.line())
                    .startsWith(
                            "-DENIED Redis is running in protected mode because no password is set for the default user.")
                    .contains("ACL SETUSER default on >password", "protected-mode no");
            stranger.expectClosed();
        }
        try (RawClient neighbour = RawClient.to(server.port())) {
            neighbour.ask("PING", "+PONG\r\n");
        }
        assertThat(onLoop(server, server::stats).connectionsRejected()).isEqualTo(1);
    }

    @Test
    void aPasswordOrTheSwitchLetsStrangersIn() throws IOException {
        InetAddress own = ownAddress();
        RespServer server = started(List.of("*", "-::*"), true);
        onLoop(server, () -> openToAll = false);
        try (RawClient stranger = to(own, server)) {
            stranger.ask("PING", "+PONG\r\n");
        }
        onLoop(server, () -> {
            openToAll = true;
            server.protectedMode(false);
            return true;
        });
        try (RawClient stranger = to(own, server)) {
            stranger.ask("PING", "+PONG\r\n");
        }
    }

    @Test
    void anIpv6PeerIsServedAndShownInBrackets() throws IOException {
        InetAddress loopback = ipv6Loopback();
        RespServer server = started(List.of("::1"), true);
        try (RawClient client = to(loopback, server)) {
            client.ask("PING", "+PONG\r\n");
            Peer peer = onLoop(server, () -> server.connections().all().get(0).peer());
            assertThat(peer.address()).isEqualTo("[::1]:" + client.socket().getLocalPort());
            assertThat(peer.localAddress()).isEqualTo("[::1]:" + server.port());
            assertThat(peer.ipv6()).isTrue();
            assertThat(peer.loopback()).isTrue();
        }
    }

    @Test
    void aWildcardOfOneFamilyDoesNotServeTheOther() throws IOException {
        InetAddress loopback6 = ipv6Loopback();
        RespServer four = started(List.of("*"), false);
        try (RawClient six = to(loopback6, four)) {
            six.expectClosed();
        }
        RespServer six = started(List.of("::*"), false);
        try (RawClient client = to(loopback6, six)) {
            client.ask("PING", "+PONG\r\n");
        }
        try (RawClient fourth = RawClient.to(six.port())) {
            fourth.expectClosed();
        }
    }

    private RespServer started(List<String> bind, boolean protectedMode) {
        RespServer server = new RespServer(
                vertx,
                ServerOptions.listeningOn(BindAddresses.of(bind, 0, false)).withProtectedMode(protectedMode),
                () -> openToAll);
        done(server.start(SmallGateway::execute));
        return server;
    }

    private static RawClient to(InetAddress address, RespServer server) throws IOException {
        return new RawClient(new Socket(address, server.port()));
    }

    /** An address of this machine by which it looks like a stranger to itself. */
    private static InetAddress ownAddress() throws SocketException {
        Optional<InetAddress> own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst();
        assumeTrue(own.isPresent(), "skipped: this machine has no address but loopback, so nobody is a stranger");
        return own.orElseThrow();
    }

    private static InetAddress ipv6Loopback() throws IOException {
        InetAddress loopback = Inet6Address.getByName("::1");
        boolean usable = true;
        try (ServerSocket probe = new ServerSocket(0, 1, loopback)) {
            assertThat(probe.isBound()).isTrue();
        } catch (SocketException none) {
            usable = false;
        }
        assumeTrue(usable, "skipped: this machine has no IPv6 loopback");
        return loopback;
    }
}
