package io.vedette.resp.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the TLS material lies: {@code tls-cert-file}, {@code tls-key-file}, {@code tls-ca-cert-file}, with {@code
 * tls-auth-clients} and {@code tls-protocols}. Reading it blocks, so it is done off the loop.
 */
public record TlsFiles(
        Path certificate, Path key, Optional<Path> authorities, ClientCertificates clients, Set<String> protocols) {

    /** {@code tls-auth-clients}: whether a client has to show a certificate of its own. */
    public enum ClientCertificates {
        REQUIRED,
        OPTIONAL,
        NOT_ASKED
    }

    /** The versions Redis speaks unless told otherwise. */
    public static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

    public TlsFiles {
        protocols = Set.copyOf(protocols.isEmpty() ? PROTOCOLS : protocols);
        if (clients != ClientCertificates.NOT_ASKED && authorities.isEmpty()) {
            throw new IllegalArgumentException("client certificates cannot be checked without authorities: set"
                    + " tls-ca-cert-file, or tls-auth-clients no");
        }
    }

    /** What a server needs, as the files are now. */
    public ServerSSLOptions readForServer() throws IOException {
        ServerSSLOptions options = new ServerSSLOptions();
        fill(options);
        return options.setClientAuth(
                switch (clients) {
                    case REQUIRED -> ClientAuth.REQUIRED;
                    case OPTIONAL -> ClientAuth.REQUEST;
                    case NOT_ASKED -> ClientAuth.NONE;
                });
    }

    /**
     * What a client needs to speak to a server of the same deployment, showing the same certificate. The server must
     * prove itself by the authorities; its name is not compared, because nodes are addressed by IP, as in Redis.
     */
    public ClientSSLOptions readForClient() throws IOException {
        ClientSSLOptions options = new ClientSSLOptions();
        fill(options);
        return options.setHostnameVerificationAlgorithm("").setTrustAll(authorities.isEmpty());
    }

    private void fill(SSLOptions options) throws IOException {
        options.setKeyCertOptions(
                new PemKeyCertOptions().setCertValue(read(certificate)).setKeyValue(read(key)));
        if (authorities.isPresent()) {
            options.setTrustOptions(new PemTrustOptions().addCertValue(read(authorities.get())));
        }
        options.setEnabledSecureTransportProtocols(new TreeSet<>(protocols));
    }

    private static Buffer read(Path file) throws IOException {
        return Buffer.buffer(Files.readAllBytes(file));
    }
}
