package io.vedette.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.resp.server.Certificates;
import io.vedette.resp.server.RawClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What CONFIG SET says about TLS: how those who connect next are served, and how a replica connects next. */
@Timeout(120)
class TlsChangeTest {
    private static final String UNABLE = "') - Unable to update TLS configuration. Check server logs.";

    private static final Pattern ID = Pattern.compile("id=\\d+");

    @TempDir
    private Path folder;

    private final List<NodeServer> nodes = new ArrayList<>();
    private int port;

    @BeforeEach
    void certificates() throws Exception {
        for (String name : List.of("first", "second")) {
            Certificates.make(Files.createDirectory(folder.resolve(name)), name);
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (NodeServer node : nodes) {
            node.secure();
            node.stop();
        }
    }

    /** With the first certificate, which is the authority as well. */
    private LocalClient node(String... lines) throws Exception {
        return node(folder, lines);
    }

    private LocalClient node(Path home, String... lines) throws Exception {
        List<String> all = new ArrayList<>(List.of(
                "tls-cert-file " + folder.resolve("first/cert.pem"),
                "tls-key-file " + folder.resolve("first/key.pem"),
                "tls-ca-cert-file " + folder.resolve("first/cert.pem")));
        all.addAll(List.of(lines));
        nodes.add(LocalNode.started(home, all.toArray(String[]::new)));
        return new LocalClient(home);
    }

    private LocalClient listening() throws Exception {
        return node("bind 127.0.0.1", "tls-port " + port, "tls-auth-clients no");
    }

    private RawClient showing(String certificate) throws Exception {
        return Certificates.insisting(folder.resolve(certificate), port);
    }

    private static RawClient speaking(RawClient client, String... protocols) {
        ((SSLSocket) client.socket()).setEnabledProtocols(protocols);
        return client;
    }

    private String served() throws Exception {
        try (RawClient client = showing("first")) {
            client.ask("PING", "+PONG\r\n");
            X509Certificate shown =
                    (X509Certificate) ((SSLSocket) client.socket()).getSession().getPeerCertificates()[0];
            return shown.getSubjectX500Principal().getName();
        }
    }

    private String files(String name) {
        return " tls-cert-file " + folder.resolve(name + "/cert.pem") + " tls-key-file "
                + folder.resolve(name + "/key.pem");
    }

    @Test
    void anotherCertificateIsServedToThoseWhoConnectNext() throws Exception {
        try (LocalClient client = listening();
                RawClient old = showing("first").ask("PING", "+PONG\r\n")) {
            assertThat(served()).isEqualTo("CN=first");
            assertThat(client.ask("CONFIG SET" + files("second") + " timeout 1000"))
                    .isEqualTo("+OK");
            assertThat(served()).isEqualTo("CN=second");
            assertThat(client.ask("CONFIG GET timeout")).isEqualTo("timeout 1000");
            assertThat(client.ask("CONFIG GET tls-cert-file")).endsWith("second/cert.pem");
            old.ask("PING", "+PONG\r\n");
        }
    }

    @Test
    void versionsAndSuitesHoldForThoseWhoConnectNext() throws Exception {
        try (LocalClient client = listening()) {
            assertThat(client.ask("CONFIG SET tls-protocols TLSv1.3 tls-ciphersuites TLS_AES_128_GCM_SHA256"))
                    .isEqualTo("+OK");
            try (RawClient old = speaking(showing("first"), "TLSv1.2")) {
                assertThatThrownBy(() -> old.ask("PING", "+PONG\r\n")).isInstanceOf(IOException.class);
            }
            try (RawClient suitable = showing("first").ask("PING", "+PONG\r\n")) {
                assertThat(((SSLSocket) suitable.socket()).getSession().getCipherSuite())
                        .isEqualTo("TLS_AES_128_GCM_SHA256");
            }
            assertThat(client.ask("CONFIG SET tls-protocols TLSv1.2 tls-ciphers ECDHE-ECDSA-AES256-GCM-SHA384"))
                    .isEqualTo("+OK");
            try (RawClient suitable = showing("first").ask("PING", "+PONG\r\n")) {
                assertThat(((SSLSocket) suitable.socket()).getSession().getCipherSuite())
                        .isEqualTo("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
            }
        }
    }

    @Test
    void certificatesOfClientsAreAskedForAndCheckedByTheAuthoritiesOfNow() throws Exception {
        try (LocalClient client = listening()) {
            showing("second").ask("PING", "+PONG\r\n").close();
            assertThat(client.ask("CONFIG SET tls-auth-clients yes")).isEqualTo("+OK");
            assertRefused("second");
            showing("first").ask("PING", "+PONG\r\n").close();

            assertThat(client.ask("CONFIG SET tls-ca-cert-file " + folder.resolve("second/cert.pem")))
                    .isEqualTo("+OK");
            assertRefused("first");
            showing("second").ask("PING", "+PONG\r\n").close();

            assertThat(client.ask("CONFIG SET tls-auth-clients no")).isEqualTo("+OK");
            showing("first").ask("PING", "+PONG\r\n").close();
        }
    }

    private void assertRefused(String certificate) throws Exception {
        try (RawClient stranger = showing(certificate)) {
            assertThatThrownBy(() -> stranger.ask("PING", "+PONG\r\n")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatCannotBeUsedIsRefusedAndNothingOfTheSameCommandHolds() throws Exception {
        try (LocalClient client = listening()) {
            assertUnable(client, "tls-key-file", folder.resolve("none.pem"));
            assertUnable(client, "tls-key-file", folder.resolve("second/key.pem"));
            assertUnable(client, "tls-cert-file", folder.resolve("first/key.pem"));
            assertUnable(client, "tls-ca-cert-file", folder.resolve("first/key.pem"));
            assertUnable(client, "tls-ca-cert-dir", folder.resolve("none"));
            assertUnable(client, "tls-client-cert-file", folder.resolve("second/cert.pem"));
            assertUnable(client, "tls-protocols", "TLSv1.1");
            assertUnable(client, "tls-ciphers", "nonsense");
            assertUnable(client, "tls-ciphersuites", "nonsense");
            assertThat(client.ask("CONFIG SET tls-ca-cert-file \"\"")).isEqualTo("+OK");
            assertUnable(client, "tls-auth-clients", "yes");
        }
    }

    private void assertUnable(LocalClient client, String name, Object value) throws Exception {
        String before = client.ask("CONFIG GET " + name);
        assertThat(client.ask("CONFIG SET timeout 1000 " + name + " " + value))
                .isEqualTo("-ERR CONFIG SET failed (possibly related to argument '" + name + UNABLE);
        assertThat(client.ask("CONFIG GET timeout")).isEqualTo("timeout 0");
        assertThat(client.ask("CONFIG GET " + name)).isEqualTo(before);
        assertThat(served()).isEqualTo("CN=first");
    }

    @Test
    void whatIsSentMeanwhileIsDoneAfterwards() throws Exception {
        try (LocalClient client = listening();
                LocalClient other = new LocalClient(folder)) {
            client.send("CONFIG SET timeout 1" + files("second"));
            client.send("CONFIG SET timeout 2 tls-key-file none.pem");
            client.send("CONFIG SET timeout 3 " + files("first"));
            client.send("CONFIG SET timeout 4");
            client.send("CONFIG GET timeout");
            assertThat(other.ask("PING")).isEqualTo("+PONG");
            assertThat(client.next()).isEqualTo("+OK");
            assertThat(client.next()).startsWith("-ERR CONFIG SET failed");
            assertThat(client.next()).isEqualTo("+OK");
            assertThat(client.next()).isEqualTo("+OK");
            assertThat(client.next()).isEqualTo("timeout 4");
            assertThat(served()).isEqualTo("CN=first");
        }
    }

    @Test
    void aTransactionWaitsForNoFilesAndSaysSo() throws Exception {
        try (LocalClient client = listening()) {
            client.ask("MULTI");
            client.ask("CONFIG SET timeout 1000" + files("second"));
            client.ask("CONFIG SET maxclients 100");
            assertThat(client.ask("EXEC"))
                    .isEqualTo("-ERR CONFIG SET failed (possibly related to argument 'tls-cert-file') - "
                            + "TLS cannot be changed within a transaction +OK");
            assertThat(client.ask("CONFIG GET timeout")).isEqualTo("timeout 0");
            assertThat(served()).isEqualTo("CN=first");
        }
    }

    @Test
    void whereNothingUsesTlsNothingIsReadUntilSomethingShall() throws Exception {
        try (LocalClient client = node()) {
            assertThat(client.ask("CONFIG SET tls-key-file none.pem")).isEqualTo("+OK");
            assertThat(client.ask("CONFIG SET tls-replication yes"))
                    .isEqualTo("-ERR CONFIG SET failed (possibly related to argument 'tls-replication" + UNABLE);
            assertThat(client.ask("CONFIG GET tls-replication")).isEqualTo("tls-replication no");
            assertThat(client.ask("CONFIG SET tls-replication yes" + files("first")))
                    .isEqualTo("+OK");
        }
    }

    @Test
    void aReplicaShowsTheCertificateItServesWithAndConnectsAsTheConfigurationSaysNow() throws Exception {
        Path home = Files.createDirectory(folder.resolve("replica"));
        try (LocalClient master = node("bind 127.0.0.1", "tls-port " + port, "tls-protocols TLSv1.3");
                LocalClient replica = node(home, "tls-replication yes", "tls-protocols TLSv1.3")) {
            assertThat(master.ask("CONFIG GET tls-auth-clients")).endsWith("yes");
            replica.ask("REPLICAOF 127.0.0.1 " + port);
            String first = link(master, "");

            both(master, replica, "CONFIG SET tls-protocols TLSv1.2");
            assertThat(link(master, "")).isEqualTo(first);
            master.ask("CLIENT KILL TYPE replica");
            String second = link(master, first);

            assertThat(master.ask("CONFIG SET tls-ca-cert-file " + folder.resolve("second/cert.pem")))
                    .isEqualTo("+OK");
            assertThat(replica.ask("CONFIG SET tls-client-cert-file " + folder.resolve("second/cert.pem")
                            + " tls-client-key-file " + folder.resolve("second/key.pem")))
                    .isEqualTo("+OK");
            master.ask("CLIENT KILL TYPE replica");
            assertThat(link(master, second)).isNotEmpty();
        }
    }

    private static void both(LocalClient master, LocalClient replica, String command) throws Exception {
        assertThat(master.ask(command)).isEqualTo("+OK");
        assertThat(replica.ask(command)).isEqualTo("+OK");
    }

    /** The master's name for its link to the replica, which is another one than this. */
    private static String link(LocalClient master, String other) throws IOException {
        StringBuilder link = new StringBuilder();
        LocalNode.until(() -> {
            Matcher listed = ID.matcher(master.ask("CLIENT LIST TYPE replica"));
            link.setLength(0);
            link.append(listed.find() ? listed.group() : "");
            return !link.isEmpty() && !link.toString().equals(other);
        });
        return link.toString();
    }
}
