package io.vedette.sentinel.http;

import io.vertx.core.http.HttpServerRequest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Who asks, as far as the connection tells. */
final class Caller {
    private Caller() {}

    /** The certificate shown in the handshake, which has checked it. */
    static Optional<X509Certificate> certificate(HttpServerRequest request) {
        if (!request.isSSL()) {
            return Optional.empty();
        }
        try {
            List<Certificate> shown = request.connection().peerCertificates();
            return shown.stream()
                    .limit(1)
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .findFirst();
        } catch (SSLPeerUnverifiedException shownNone) {
            return Optional.empty();
        }
    }

    /** For the log. */
    static String name(HttpServerRequest request) {
        String address = request.remoteAddress().hostAddress();
        return certificate(request)
                .map(shown -> address + " (" + shown.getSubjectX500Principal().getName() + ")")
                .orElse(address);
    }
}
