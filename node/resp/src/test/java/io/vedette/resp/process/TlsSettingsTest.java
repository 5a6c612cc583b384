package io.vedette.resp.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.server.Certificates;
import io.vedette.resp.server.Endpoint;
import io.vedette.resp.server.ServerOptions;
import io.vedette.resp.server.TlsFiles;
import io.vedette.resp.server.TlsFiles.ClientCertificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsSettingsTest {
    @TempDir
    Path folder = Path.of("set by JUnit");

    @BeforeEach
    void aCertificate() throws Exception {
        Certificates.make(folder, "node");
    }

    private ServerOptions options(String... more) throws BadConfiguration {
        List<String> lines =
                new ArrayList<>(List.of("tls-port 7001", "tls-cert-file cert.pem", "tls-key-file key.pem"));
        lines.addAll(List.of(more));
        return ListenSettings.options(Settings.of(lines.toArray(String[]::new)), new WorkingFolder(folder));
    }

    @Test
    void bothPortsAreOpenAndTheFilesLieInTheFolder() throws Exception {
        ServerOptions options = options("port 7000", "bind 127.0.0.1", "tls-ca-cert-file cert.pem");
        assertThat(options.endpoints())
                .extracting(Endpoint::describe)
                .containsExactly("127.0.0.1:7000", "127.0.0.1:7001 (TLS)");
        TlsFiles files = options.tls().orElseThrow();
        assertThat(files.identity().certificate()).isEqualTo(folder.resolve("cert.pem"));
        assertThat(files.outgoing()).isEqualTo(files.identity());
        assertThat(files.authorities().file()).contains(folder.resolve("cert.pem"));
        assertThat(files.clients()).isEqualTo(ClientCertificates.REQUIRED);
        assertThat(files.protocols()).containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
        assertThat(files.suites()).isEmpty();
    }

    @Test
    void everyDirectiveArrives() throws Exception {
        Files.createDirectory(folder.resolve("ca"));
        Files.copy(folder.resolve("cert.pem"), folder.resolve("client.pem"));
        Files.copy(folder.resolve("key.pem"), folder.resolve("client-key.pem"));
        TlsFiles files = options(
                        "tls-key-file-pass one",
                        "tls-client-cert-file client.pem",
                        "tls-client-key-file client-key.pem",
                        "tls-client-key-file-pass two",
                        "tls-ca-cert-dir ca",
                        "tls-auth-clients optional",
                        "tls-protocols \"tlsv1.3  TLSv1.3\"",
                        "tls-ciphersuites TLS_AES_128_GCM_SHA256",
                        "tls-ciphers ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-GCM-SHA256")
                .tls()
                .orElseThrow();
        assertThat(files.identity().password()).isEqualTo("one");
        assertThat(files.outgoing().certificate()).isEqualTo(folder.resolve("client.pem"));
        assertThat(files.outgoing().password()).isEqualTo("two");
        assertThat(files.authorities().folder()).contains(folder.resolve("ca"));
        assertThat(files.clients()).isEqualTo(ClientCertificates.OPTIONAL);
        assertThat(files.protocols()).containsExactly("TLSv1.3");
        assertThat(files.suites())
                .containsExactly(
                        "TLS_AES_128_GCM_SHA256",
                        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tls-cert-file \"\"                 | redis.conf:1: 'tls-port 7001': Failed to configure TLS; a TLS port needs tls-cert-file; set it",
                "tls-key-file none.pem              | redis.conf:4: 'tls-key-file none.pem': Failed to configure TLS; expected a file that this user may read; check path and owner",
                "tls-auth-clients yes               | redis.conf:1: 'tls-port 7001': Failed to configure TLS; client certificates cannot be checked without tls-ca-cert-file or tls-ca-cert-dir; set one, or tls-auth-clients no",
                "tls-client-cert-file cert.pem      | redis.conf:1: 'tls-port 7001': Failed to configure TLS; tls-client-cert-file needs tls-client-key-file; set it",
                "tls-protocols TLSv1.1              | redis.conf:4: 'tls-protocols TLSv1.1': Failed to configure TLS; expected TLSv1.2, TLSv1.3 or both; Java does not speak older versions any more",
                "tls-ciphers HIGH:!aNULL            | redis.conf:4: 'tls-ciphers HIGH:!aNULL': Failed to configure TLS; this Java knows no cipher suite 'HIGH'; expected names such as ECDHE-RSA-AES128-GCM-SHA256, no words of OpenSSL for sets of them",
                "tls-ciphersuites AES128-GCM-SHA256 | redis.conf:4: 'tls-ciphersuites AES128-GCM-SHA256': Failed to configure TLS; this Java knows no cipher suite 'AES128-GCM-SHA256'; expected names such as TLS_AES_128_GCM_SHA256, no words of OpenSSL for sets of them",
            })
    void whatCannotWorkIsRefusedByItsLine(String line, String message) {
        String clients = line.startsWith("tls-auth-clients") ? "" : "tls-auth-clients no";
        assertThatThrownBy(() -> options(line, clients)).hasMessage(message);
    }
}
