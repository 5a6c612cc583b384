package io.vedette.resp.server;

import io.vedette.resp.tls.TlsAuthorities;
import io.vedette.resp.tls.TlsIdentity;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The TLS material of a process and how it is to be used. Reading it blocks, so it is done off the loop.
 *
 * @param identity what the process shows to those who connect to it
 * @param outgoing what it shows to those it connects to
 * @param suites the only suites to offer, or none: whatever Java does
 */
public record TlsFiles(
        TlsIdentity identity,
        TlsIdentity outgoing,
        TlsAuthorities authorities,
        ClientCertificates clients,
        Set<String> protocols,
        List<String> suites) {

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
        suites = List.copyOf(suites);
        if (clients != ClientCertificates.NOT_ASKED && authorities.isEmpty()) {
            throw new IllegalArgumentException("client certificates cannot be checked without authorities: set"
                    + " tls-ca-cert-file or tls-ca-cert-dir, or tls-auth-clients no");
        }
    }

    /** One certificate for both directions, with everything else as Redis has it. */
    public static TlsFiles of(TlsIdentity identity, TlsAuthorities authorities, ClientCertificates clients) {
        return new TlsFiles(identity, identity, authorities, clients, PROTOCOLS, List.of());
    }

    /** What a server needs, as the files are now. */
    public ServerSSLOptions readForServer() throws IOException {
        ServerSSLOptions options = new ServerSSLOptions();
        fill(options, identity);
        return options.setClientAuth(
                switch (clients) {
                    case REQUIRED -> ClientAuth.REQUIRED;
                    case OPTIONAL -> ClientAuth.REQUEST;
                    case NOT_ASKED -> ClientAuth.NONE;
                });
    }

    /**
     * What a client needs to speak to a server of the same deployment. The server must prove itself by the authorities;
     * its name is not compared, because nodes are addressed by IP, as in Redis.
     */
    public ClientSSLOptions readForClient() throws IOException {
        ClientSSLOptions options = new ClientSSLOptions();
        fill(options, outgoing);
        return options.setHostnameVerificationAlgorithm("").setTrustAll(authorities.isEmpty());
    }

    private void fill(SSLOptions options, TlsIdentity shown) throws IOException {
        options.setKeyCertOptions(shown.read());
        if (!authorities.isEmpty()) {
            options.setTrustOptions(authorities.read());
        }
        options.setEnabledSecureTransportProtocols(new TreeSet<>(protocols));
        suites.forEach(options::addEnabledCipherSuite);
    }
}
