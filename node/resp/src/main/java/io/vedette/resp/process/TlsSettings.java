package io.vedette.resp.process;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.Parameter;
import io.vedette.resp.config.TlsParameters;
import io.vedette.resp.server.TlsFiles;
import io.vedette.resp.server.TlsFiles.ClientCertificates;
import io.vedette.resp.tls.CipherSuites;
import io.vedette.resp.tls.TlsAuthorities;
import io.vedette.resp.tls.TlsIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** From the {@code tls-} directives to what the server kit wants to know; what cannot work is refused by its line. */
final class TlsSettings {
    /** Redis's words, whatever is wrong with TLS. */
    private static final String COMPLAINT = "Failed to configure TLS";

    private final Configuration configuration;
    private final WorkingFolder folder;

    TlsSettings(Configuration configuration, WorkingFolder folder) {
        this.configuration = configuration;
        this.folder = folder;
    }

    TlsFiles files() throws BadConfiguration {
        TlsIdentity identity = new TlsIdentity(
                required(TlsParameters.TLS_CERT_FILE, user()),
                required(TlsParameters.TLS_KEY_FILE, user()),
                configuration.get(TlsParameters.TLS_KEY_FILE_PASS));
        TlsAuthorities authorities =
                new TlsAuthorities(optional(TlsParameters.TLS_CA_CERT_FILE), optional(TlsParameters.TLS_CA_CERT_DIR));
        ClientCertificates clients = clients();
        if (authorities.isEmpty() && clients != ClientCertificates.NOT_ASKED) {
            throw configuration.refuse(
                    wanting(),
                    COMPLAINT,
                    "client certificates cannot be checked without tls-ca-cert-file or tls-ca-cert-dir; set one, or"
                            + " tls-auth-clients no");
        }
        return new TlsFiles(identity, outgoing(identity), authorities, clients, protocols(), suites());
    }

    /** The directive because of which there must be certificates. */
    private Parameter<?> wanting() {
        boolean linksAlone =
                configuration.get(TlsParameters.TLS_PORT) == 0 && configuration.get(TlsParameters.TLS_REPLICATION);
        return linksAlone ? TlsParameters.TLS_REPLICATION : TlsParameters.TLS_PORT;
    }

    private String user() {
        return wanting().equals(TlsParameters.TLS_PORT) ? "a TLS port" : "TLS to other nodes";
    }

    private TlsIdentity outgoing(TlsIdentity identity) throws BadConfiguration {
        if (configuration.get(TlsParameters.TLS_CLIENT_CERT_FILE).isEmpty()) {
            return identity;
        }
        return new TlsIdentity(
                readable(TlsParameters.TLS_CLIENT_CERT_FILE),
                required(TlsParameters.TLS_CLIENT_KEY_FILE, "tls-client-cert-file"),
                configuration.get(TlsParameters.TLS_CLIENT_KEY_FILE_PASS));
    }

    private Path required(Parameter<String> file, String who) throws BadConfiguration {
        if (configuration.get(file).isEmpty()) {
            throw configuration.refuse(wanting(), COMPLAINT, who + " needs " + file.name() + "; set it");
        }
        return readable(file);
    }

    private Optional<Path> optional(Parameter<String> file) throws BadConfiguration {
        return configuration.get(file).isEmpty() ? Optional.empty() : Optional.of(readable(file));
    }

    private Path readable(Parameter<String> file) throws BadConfiguration {
        Path path = folder.resolve(configuration.get(file));
        if (!Files.isReadable(path)) {
            throw configuration.refuse(
                    file, COMPLAINT, "expected a file that this user may read; check path and owner");
        }
        return path;
    }

    private ClientCertificates clients() {
        return switch (configuration.get(TlsParameters.TLS_AUTH_CLIENTS)) {
            case "no" -> ClientCertificates.NOT_ASKED;
            case "optional" -> ClientCertificates.OPTIONAL;
            default -> ClientCertificates.REQUIRED;
        };
    }

    private Set<String> protocols() throws BadConfiguration {
        Set<String> wanted = new TreeSet<>();
        for (String word : configuration.get(TlsParameters.TLS_PROTOCOLS).split("\\s+", -1)) {
            if (!word.isEmpty()) {
                wanted.add(protocol(word));
            }
        }
        return wanted;
    }

    private String protocol(String word) throws BadConfiguration {
        Optional<String> known = TlsFiles.PROTOCOLS.stream()
                .filter(protocol -> protocol.equalsIgnoreCase(word))
                .findFirst();
        return known.orElseThrow(() -> configuration.refuse(
                TlsParameters.TLS_PROTOCOLS,
                COMPLAINT,
                "expected TLSv1.2, TLSv1.3 or both; Java does not speak older versions any more"));
    }

    private List<String> suites() throws BadConfiguration {
        String before13 = configuration.get(TlsParameters.TLS_CIPHERS);
        String of13 = configuration.get(TlsParameters.TLS_CIPHERSUITES);
        if (before13.isBlank() && of13.isBlank()) {
            return List.of();
        }
        CipherSuites suites = CipherSuites.ofThisJava();
        refuse(TlsParameters.TLS_CIPHERS, suites.unknownBefore13(before13), "ECDHE-RSA-AES128-GCM-SHA256");
        refuse(TlsParameters.TLS_CIPHERSUITES, suites.unknownOf13(of13), "TLS_AES_128_GCM_SHA256");
        return suites.chosen(before13, of13);
    }

    private void refuse(Parameter<String> parameter, Optional<String> unknown, String example) throws BadConfiguration {
        if (unknown.isPresent()) {
            throw configuration.refuse(
                    parameter,
                    COMPLAINT,
                    "this Java knows no cipher suite '" + unknown.get() + "'; expected names such as " + example
                            + ", no words of OpenSSL for sets of them");
        }
    }
}
