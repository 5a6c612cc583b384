package io.vedette.sentinel.config;

import java.util.Optional;

/**
 * Where a sentinel answers others than Redis clients; port 0 stands for nowhere.
 *
 * @param address the loopback, unless the operator named another
 * @param httpPort health, metrics, checks, the API and the page
 * @param agentPort HAProxy's agent checks
 * @param token what the API wants to see before it tells or changes anything
 * @param tls how the HTTP port proves itself, and which certificates of clients count as much as the token
 */
public record Doors(String address, int httpPort, int agentPort, Optional<Secret> token, Optional<HttpTls> tls) {
    public static final Doors CLOSED = new Doors("127.0.0.1", 0, 0, Optional.empty(), Optional.empty());

    /** Without that the API changes nothing. */
    public boolean knowClients() {
        return token.isPresent() || knowCertificates();
    }

    public boolean knowCertificates() {
        return tls.flatMap(HttpTls::clientAuthority).isPresent();
    }
}
