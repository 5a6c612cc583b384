package io.vedette.resp.server;

import java.util.List;
import java.util.Optional;

/**
 * How a server is to be run.
 *
 * @param endpoints where to listen: all of them, or the start fails
 * @param tls the certificates of the endpoints that want them
 */
public record ServerOptions(
        List<Endpoint> endpoints,
        ServerLimits limits,
        boolean protectedMode,
        Optional<TlsFiles> tls,
        ServerClock clock) {

    public ServerOptions {
        endpoints = List.copyOf(endpoints);
        boolean wantsTls = endpoints.stream().anyMatch(endpoint -> endpoint instanceof Endpoint.Tcp tcp && tcp.tls());
        if (wantsTls && tls.isEmpty()) {
            throw new IllegalArgumentException(
                    "a TLS port needs a certificate and its key: set tls-cert-file and tls-key-file");
        }
    }

    /** These endpoints with Redis's own defaults for everything else. */
    public static ServerOptions listeningOn(List<Endpoint> endpoints) {
        return new ServerOptions(endpoints, ServerLimits.DEFAULT, true, Optional.empty(), ServerClock.system());
    }

    public ServerOptions withLimits(ServerLimits changed) {
        return new ServerOptions(endpoints, changed, protectedMode, tls, clock);
    }

    public ServerOptions withProtectedMode(boolean on) {
        return new ServerOptions(endpoints, limits, on, tls, clock);
    }

    public ServerOptions withTls(TlsFiles files) {
        return new ServerOptions(endpoints, limits, protectedMode, Optional.of(files), clock);
    }

    public ServerOptions withClock(ServerClock changed) {
        return new ServerOptions(endpoints, limits, protectedMode, tls, changed);
    }
}
