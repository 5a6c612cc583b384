package io.vedette.tests.publish;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vedette.resp.FreePort;
import io.vedette.tests.interop.TlsFiles;
import io.vedette.tests.sentinel.Pair;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP port with certificates on both ends; what the operator's authority does not vouch for does not get in. */
class ClientCertificateTest {
    private static final String PAUSE = "/api/v1/groups/mymaster/pause";

    @TempDir
    private Path folder;

    private final int port;

    ClientCertificateTest() throws IOException {
        port = FreePort.take();
    }

    private HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path));
    }

    private HttpRequest.Builder pause() {
        return to(PAUSE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"ms\": 600000, \"reason\": \"new disk\"}"));
    }

    private static void replace(Path file, Path by) throws IOException {
        Path beside = Files.copy(by, file.resolveSibling("new"));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void whomTheAuthorityVouchesForOrdersAndNobodyElse() throws Exception {
        TlsFiles server = TlsFiles.in(Files.createDirectory(folder.resolve("server")));
        TlsFiles operator = TlsFiles.in(Files.createDirectory(folder.resolve("operator")));
        Path certificate = Files.copy(server.certificate(), folder.resolve("http.crt"));
        Path authority = Files.copy(operator.authority(), folder.resolve("operators.crt"));
        Path token = Files.writeString(folder.resolve("token"), "open sesame\n");
        HttpClient known = Shown.client(Optional.of(operator), server, operator);
        // Signed by the authority of the servers, which is none for operators.
        HttpClient stranger = Shown.client(Optional.of(server), server, operator);
        HttpClient nobody = Shown.client(Optional.empty(), server, operator);
        try (Pair pair = Pair.start(
                folder,
                "sentinel http-port " + port,
                "sentinel http-token-file " + token,
                "sentinel http-tls-cert-file " + certificate,
                "sentinel http-tls-key-file " + server.key(),
                "sentinel http-tls-client-ca-file " + authority)) {
            patiently("the HTTP port is open")
                    .until(() -> send(nobody, to("/health")).statusCode() == 200);
            HttpResponse<String> ordered = send(known, pause());
            assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(200);
            assertThat(send(known, to("/api/v1/groups/mymaster")).body()).contains("new disk");
            assertThat(pair.sentinel().log()).contains("HTTP from 127.0.0.1 (CN=node): pause mymaster");
            assertThat(send(known, pause().header("Origin", "https://evil.example"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(send(known, to("/api/v1/groups").header("Sec-Fetch-Site", "cross-site"))
                            .statusCode())
                    .as("a foreign page makes a browser show its certificate")
                    .isEqualTo(401);

            refuses(stranger);

            HttpResponse<String> unknown = send(nobody, pause());
            assertThat(unknown.statusCode()).isEqualTo(401);
            assertThat(unknown.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(unknown.body()).contains("http-token-file", "http-tls-client-ca-file");
            assertThat(send(nobody, to("/health")).statusCode()).isEqualTo(200);
            assertThat(send(nobody, to("/api/v1/groups").header("Authorization", "Bearer open sesame"))
                            .statusCode())
                    .isEqualTo(200);

            Files.writeString(certificate, "half a fi");
            patiently("what is wrong with the new certificate is told")
                    .until(() -> pair.sentinel().info().contains("http_certificate_error:" + certificate));
            assertThat(send(known, to("/api/v1/groups")).statusCode()).isEqualTo(200);
            replace(certificate, server.certificate());
            replace(authority, server.authority());
            patiently("the new authority's word counts")
                    // Each look is a client of its own, with a key to read.
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> send(Shown.client(Optional.of(server), server, operator), to("/api/v1/groups"))
                                    .statusCode()
                            == 200);
            refuses(Shown.client(Optional.of(operator), server, operator));
            assertThat(send(Shown.client(Optional.empty(), server, operator), to("/health"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(pair.sentinel().info()).doesNotContain("http_certificate_error");
            assertThat(pair.sentinel().config()).contains("sentinel http-tls-client-ca-file " + authority);
        }
    }

    /** Whether a client is told by an alert or finds the connection closed depends on which of them it reads first. */
    private void refuses(HttpClient client) {
        assertThat(catchThrowableOfType(IOException.class, () -> send(client, to("/health"))))
                .as("the handshake is refused")
                .isNotNull()
                .isNotInstanceOf(ConnectException.class);
    }
}
