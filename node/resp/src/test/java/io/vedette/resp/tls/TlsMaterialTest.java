package io.vedette.resp.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.resp.server.Certificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsMaterialTest {
    /** Made for this test by openssl 3: a key, and the same with the password "secret". */
    private static final String KEY = """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgN4g/c9dBXONEGDzl
            pPkaT46bVJK5lEDKYQURTWeGdYihRANCAARIKZSn9ocSdzx7hB5ySeWvtOsXdvF8
            2F5aigBYy9MoCBX+JTtxAAv/G9cdfVZ8SCK+VqJkZ20/tXbg0wv77veo
            -----END PRIVATE KEY-----
            """;

    private static final String ENCRYPTED_KEY = """
            -----BEGIN ENCRYPTED PRIVATE KEY-----
            MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAheho30II2CKgICCAAw
            DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEKcQ8imMQcJS2SnI90+tHC0EgZAQ
            B9dRZxweNc6HG06hcD17+GkryTsYDxbeEe5HVB0iwLH3NGFJNxw4v5tTXAgM618L
            EnqPUi1hRV0WjsXytMHP7sZb26/BKxz2Gbiql9UB8QOtDvTTJd0MaeyOJnPiHksc
            f/bLhY6pALAd0nrzIzgx4Ihk2tcgsEk4yYuZTBtR6OSZuAeRhQyLbd4ko9nrZmc=
            -----END ENCRYPTED PRIVATE KEY-----
            """;

    @TempDir
    Path folder = Path.of("set by JUnit");

    @BeforeEach
    void aCertificate() throws Exception {
        Certificates.make(folder, "node");
    }

    @Test
    void anEncryptedKeyIsReadWithItsPassword() throws Exception {
        Files.writeString(key(), ENCRYPTED_KEY);
        assertThat(new String(PrivateKeyPem.read(key(), "secret"), StandardCharsets.US_ASCII))
                .isEqualTo(KEY);
    }

    @Test
    void aWrongPasswordAndAMissingOneAreNamed() throws Exception {
        Files.writeString(key(), ENCRYPTED_KEY);
        assertThatThrownBy(() -> identity("wrong").read())
                .isInstanceOf(IOException.class)
                .hasMessage(key() + " cannot be decrypted with the password that is set for it");
        assertThatThrownBy(() -> identity("").read())
                .hasMessage(key() + " is encrypted and no password is set for it; set tls-key-file-pass (for"
                        + " tls-client-key-file, tls-client-key-file-pass)");
    }

    @Test
    void theEncryptionOfOldKeyFilesIsNotKnown() throws Exception {
        Files.writeString(key(), """
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-256-CBC,00

                AAAA
                -----END RSA PRIVATE KEY-----
                """);
        assertThatThrownBy(() -> identity("secret").read()).hasMessageContaining("openssl pkcs8 -topk8");
    }

    @Test
    void aKeyOfAnotherCertificateIsNamed() throws Exception {
        identity("").read();
        Files.writeString(key(), KEY);
        assertThatThrownBy(() -> identity("").read())
                .hasMessage(key() + " is not the key of the first certificate in " + folder.resolve("cert.pem")
                        + "; name files that fit");
    }

    @Test
    void aKeyInTheFormOfItsOwnStandardFitsToo() throws Exception {
        String pkcs8 = Files.readString(key());
        byte[] bytes = Base64.getMimeDecoder().decode(pkcs8.replaceAll("-----[^-]*-----", ""));
        // Behind the head of the sequence, its version, the name of the curve, and the head of the octets.
        int head = bytes[1] > 0 ? 2 : 3;
        byte[] sec1 = Arrays.copyOfRange(bytes, head + 3 + 21 + 2, bytes.length);
        Files.writeString(
                key(),
                "-----BEGIN EC PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(sec1)
                        + "\n-----END EC PRIVATE KEY-----\n");
        assertThat(identity("").read().getKeyValue()).isNotNull();
    }

    @Test
    void filesOfSomethingElseAreNamed() throws Exception {
        Files.writeString(key(), "not a key\n");
        assertThatThrownBy(() -> identity("").read()).hasMessage(key() + " holds no private key; expected PEM");
        Files.writeString(folder.resolve("cert.pem"), "not a certificate\n");
        assertThatThrownBy(() -> identity("").read())
                .hasMessageStartingWith(folder.resolve("cert.pem").toString())
                .hasMessageContaining("PEM");
    }

    @Test
    void ofAFolderTheFilesUnderTheirHashesAreTrusted() throws Exception {
        Path trusted = Files.createDirectory(folder.resolve("trusted"));
        Files.copy(folder.resolve("cert.pem"), trusted.resolve("cert.pem"));
        Files.writeString(trusted.resolve("README"), "not a certificate");
        TlsAuthorities authorities = new TlsAuthorities(Optional.empty(), Optional.of(trusted));
        assertThatThrownBy(authorities::read)
                .hasMessage(trusted + " holds no certificate under the hash of its subject; make those names with"
                        + " 'openssl rehash " + trusted + "'");
        Files.createSymbolicLink(trusted.resolve("0a1b2c3d.0"), Path.of("cert.pem"));
        assertThat(authorities.read().getCertValues()).hasSize(1);
        TlsAuthorities both = new TlsAuthorities(Optional.of(folder.resolve("cert.pem")), Optional.of(trusted));
        assertThat(both.read().getCertValues()).hasSize(2);
    }

    @Test
    void namesOfSuitesAreOpensslsOrJavas() {
        CipherSuites java = CipherSuites.ofThisJava();
        String names = "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305:DHE-RSA-AES256-GCM-SHA384"
                + ",ECDHE-RSA-AES256-SHA384 TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256";
        assertThat(java.unknownBefore13(names)).isEmpty();
        assertThat(java.chosen(names, "TLS_AES_256_GCM_SHA384"))
                .containsExactly(
                        "TLS_AES_256_GCM_SHA384",
                        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                        "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
                        "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
                        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256");
    }

    @Test
    void whatOneDirectiveLeavesOpenJavaDecides() {
        CipherSuites java = CipherSuites.ofThisJava();
        assertThat(java.chosen("ECDHE-RSA-AES128-GCM-SHA256", ""))
                .contains("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384")
                .endsWith("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
                .doesNotContain("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
        assertThat(java.chosen("", "TLS_AES_128_GCM_SHA256"))
                .startsWith("TLS_AES_128_GCM_SHA256")
                .contains("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384")
                .doesNotContain("TLS_AES_256_GCM_SHA384");
    }

    @Test
    void wordsForSetsOfSuitesAreNotKnown() {
        CipherSuites java = CipherSuites.ofThisJava();
        assertThat(java.unknownBefore13("ECDHE-RSA-AES128-GCM-SHA256:!aNULL")).contains("!aNULL");
        assertThat(java.unknownBefore13("DEFAULT")).contains("DEFAULT");
        assertThat(java.unknownBefore13("TLS_AES_128_GCM_SHA256")).contains("TLS_AES_128_GCM_SHA256");
        assertThat(java.unknownOf13("ECDHE-RSA-AES128-GCM-SHA256")).contains("ECDHE-RSA-AES128-GCM-SHA256");
    }

    private Path key() {
        return folder.resolve("key.pem");
    }

    private TlsIdentity identity(String password) {
        return new TlsIdentity(folder.resolve("cert.pem"), key(), password);
    }
}
