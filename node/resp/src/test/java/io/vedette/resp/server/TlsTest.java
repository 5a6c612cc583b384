package io.vedette.resp.server;

import static io.vedette.resp.server.Eventually.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.resp.server.TlsFiles.ClientCertificates;
import io.vedette.resp.tls.CipherSuites;
import io.vedette.resp.tls.TlsAuthorities;
import io.vedette.resp.tls.TlsIdentity;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private final Vertx vertx =
            Vertx.builder().withTransport(Transports.choose("auto")).build();

    /** A client nobody refers to is closed by the garbage collector, in the middle of a handshake. */
    private final List<NetClient> clients = new ArrayList<>();

    @TempDir
    Path folder = Path.of("set by JUnit");

    @BeforeEach
    void firstCertificate() throws IOException, InterruptedException, GeneralSecurityException {
        Certificates.make(folder, "first");
    }

    @AfterEach
    void closeEverything() {
        done(vertx.close());
    }

    @Test
    void aNewCertificateIsServedWithoutARestartAndABadOneIsNot() throws Exception {
        RespServer server = started(files(ClientCertificates.NOT_ASKED));
        NetSocket old = connected(server, files(ClientCertificates.NOT_ASKED));
        assertThat(servedName(old)).isEqualTo("CN=first");
        assertThat(done(server.reloadCertificates())).isFalse();

        Certificates.make(folder, "second");
        assertThat(done(server.reloadCertificates())).isTrue();
        assertThat(servedName(connected(server, files(ClientCertificates.NOT_ASKED))))
                .isEqualTo("CN=second");
        assertThat(ask(old)).isEqualTo("+PONG\r\n");

        TlsFiles trusting = files(ClientCertificates.NOT_ASKED);
        ClientSSLOptions trustedByClient = trusting.readForClient();
        Files.writeString(folder.resolve("key.pem"), "not a key");
        assertThatThrownBy(() -> done(server.reloadCertificates())).isNotNull();
        NetSocket still = connected(server, trustedByClient);
        assertThat(servedName(still)).isEqualTo("CN=second");
    }

    @Test
    void otherFilesAndOtherWaysToUseThemHoldForThoseWhoConnectNext() throws Exception {
        RespServer server = started(files(ClientCertificates.NOT_ASKED));
        NetSocket old = connected(server, files(ClientCertificates.NOT_ASKED));

        done(server.secureBy(speaking(Set.of("TLSv1.3"), List.of("TLS_AES_128_GCM_SHA256"))));
        assertThat(sessionWith(server, files(ClientCertificates.NOT_ASKED)).getCipherSuite())
                .isEqualTo("TLS_AES_128_GCM_SHA256");
        assertThatThrownBy(() -> ask(connected(server, speaking(Set.of("TLSv1.2"), List.of()))))
                .isNotNull();

        done(server.secureBy(files(ClientCertificates.REQUIRED)));
        ClientSSLOptions anonymous = speaking(Set.of("TLSv1.2"), List.of()).readForClient();
        anonymous.setKeyCertOptions(null);
        assertThatThrownBy(() -> ask(connected(server, anonymous))).isNotNull();
        assertThat(ask(connected(server, speaking(Set.of("TLSv1.2"), List.of()))))
                .isEqualTo("+PONG\r\n");
        assertThat(ask(old)).isEqualTo("+PONG\r\n");
    }

    @Test
    void otherFilesThatCannotBeUsedChangeNothingAndAreNotLookedAtAgain() throws Exception {
        RespServer server = started(files(ClientCertificates.NOT_ASKED));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Certificates.make(elsewhere, "second");
        TlsFiles other = TlsFiles.of(
                identity(elsewhere), TlsAuthorities.in(elsewhere.resolve("cert.pem")), ClientCertificates.NOT_ASKED);

        Files.move(elsewhere.resolve("key.pem"), elsewhere.resolve("away"));
        assertThatThrownBy(() -> done(server.secureBy(other))).isNotNull();
        assertThat(done(server.reloadCertificates())).isFalse();
        assertThat(servedName(connected(server, files(ClientCertificates.NOT_ASKED))))
                .isEqualTo("CN=first");

        Files.move(elsewhere.resolve("away"), elsewhere.resolve("key.pem"));
        done(server.secureBy(other));
        assertThat(servedName(connected(server, other))).isEqualTo("CN=second");
        Certificates.make(elsewhere, "third");
        assertThat(done(server.reloadCertificates())).isTrue();
        assertThat(servedName(connected(server, other))).isEqualTo("CN=third");
    }

    @Test
    void aClientWithoutACertificateIsRefusedWhereOneIsRequired() throws IOException {
        RespServer server = started(files(ClientCertificates.REQUIRED));
        assertThat(ask(connected(server, files(ClientCertificates.REQUIRED)))).isEqualTo("+PONG\r\n");

        ClientSSLOptions anonymous = files(ClientCertificates.NOT_ASKED).readForClient();
        anonymous.setKeyCertOptions(null);
        assertThatThrownBy(() -> ask(connected(server, anonymous))).isNotNull();
    }

    @Test
    void whereACertificateIsOptionalOnlyAWrongOneIsRefused() throws Exception {
        RespServer server = started(files(ClientCertificates.OPTIONAL));
        assertThat(ask(connected(server, files(ClientCertificates.OPTIONAL)))).isEqualTo("+PONG\r\n");

        ClientSSLOptions anonymous = files(ClientCertificates.NOT_ASKED).readForClient();
        anonymous.setKeyCertOptions(null);
        assertThat(ask(connected(server, anonymous))).isEqualTo("+PONG\r\n");

        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Certificates.make(elsewhere, "stranger");
        try (RawClient stranger = Certificates.insisting(elsewhere, server.port())) {
            assertThatThrownBy(() -> stranger.ask("PING", "+PONG\r\n")).isInstanceOf(IOException.class);
        }
        try (RawClient friend = Certificates.insisting(folder, server.port())) {
            friend.ask("PING", "+PONG\r\n");
        }
    }

    @Test
    void onlyTheVersionsAskedForAreSpoken() throws IOException {
        RespServer server = started(speaking(Set.of("TLSv1.3"), List.of()));
        assertThat(sessionWith(server, speaking(Set.of("TLSv1.2", "TLSv1.3"), List.of()))
                        .getProtocol())
                .isEqualTo("TLSv1.3");
        assertThatThrownBy(() -> ask(connected(server, speaking(Set.of("TLSv1.2"), List.of()))))
                .isNotNull();
    }

    @Test
    void onlyTheSuitesAskedForAreOffered() throws IOException {
        CipherSuites java = CipherSuites.ofThisJava();
        List<String> suites = java.chosen("ECDHE-ECDSA-AES256-GCM-SHA384", "TLS_AES_128_GCM_SHA256");
        RespServer server = started(speaking(Set.of(), suites));
        assertThat(sessionWith(server, speaking(Set.of("TLSv1.3"), List.of())).getCipherSuite())
                .isEqualTo("TLS_AES_128_GCM_SHA256");
        assertThat(sessionWith(server, speaking(Set.of("TLSv1.2"), List.of())).getCipherSuite())
                .isEqualTo("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
    }

    private SSLSession sessionWith(RespServer server, TlsFiles files) throws IOException {
        NetSocket socket = connected(server, files);
        assertThat(ask(socket)).isEqualTo("+PONG\r\n");
        return socket.sslSession();
    }

    private TlsFiles speaking(Set<String> protocols, List<String> suites) {
        TlsIdentity identity = identity(folder);
        return new TlsFiles(identity, identity, authorities(), ClientCertificates.NOT_ASKED, protocols, suites);
    }

    private TlsFiles files(ClientCertificates clients) {
        return TlsFiles.of(identity(folder), authorities(), clients);
    }

    private TlsAuthorities authorities() {
        return TlsAuthorities.in(folder.resolve("cert.pem"));
    }

    private static TlsIdentity identity(Path folder) {
        return new TlsIdentity(folder.resolve("cert.pem"), folder.resolve("key.pem"), "");
    }

    private RespServer started(TlsFiles files) {
        List<Endpoint> endpoints = BindAddresses.of(List.of("127.0.0.1"), 0, true);
        RespServer server = new RespServer(
                vertx,
                new ServerOptions(endpoints, ServerLimits.DEFAULT, true, Optional.of(files), ServerClock.system()),
                () -> true);
        done(server.start(SmallGateway::execute));
        return server;
    }

    private NetSocket connected(RespServer server, TlsFiles files) throws IOException {
        return connected(server, files.readForClient());
    }

    private NetSocket connected(RespServer server, ClientSSLOptions tls) {
        NetClientOptions options = new NetClientOptions()
                .setSsl(true)
                .setHostnameVerificationAlgorithm(tls.getHostnameVerificationAlgorithm())
                .setTrustOptions(tls.getTrustOptions());
        options.setEnabledSecureTransportProtocols(tls.getEnabledSecureTransportProtocols());
        if (tls.getKeyCertOptions() != null) {
            options.setKeyCertOptions(tls.getKeyCertOptions());
        }
        NetClient client = vertx.createNetClient(options);
        clients.add(client);
        return done(client.connect(server.port(), "127.0.0.1"));
    }

    private static String servedName(NetSocket socket) throws SSLPeerUnverifiedException {
        return ((X509Certificate) socket.peerCertificates().get(0))
                .getSubjectX500Principal()
                .getName();
    }

    private static String ask(NetSocket socket) {
        Promise<String> answer = Promise.promise();
        socket.handler(bytes -> answer.tryComplete(bytes.toString()));
        socket.closeHandler(closed -> answer.tryFail("closed"));
        socket.exceptionHandler(answer::tryFail);
        return done(socket.write("PING\r\n").compose(written -> answer.future()));
    }
}
