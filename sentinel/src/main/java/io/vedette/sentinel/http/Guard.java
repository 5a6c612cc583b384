package io.vedette.sentinel.http;

import io.netty.util.NetUtil;
import io.vedette.sentinel.config.Doors;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may ask, and who may order. With a token or an authority for clients' certificates all need one of the two. With neither only
 * questions are answered, and only to those who call us by an address or {@code localhost}: a foreign page that lets its own name point at
 * us (DNS rebinding) gets nothing. An order has to be JSON, which a form cannot send, and must not come from another origin. A browser
 * shows its certificate whichever page asks it to, so with that alone not even a question of a foreign page passes.
 */
final class Guard {
    private static final String BEARER = "bearer ";

    private final Doors doors;

    Guard(Doors doors) {
        this.doors = doors;
    }

    /** Why not; empty means that it may pass. */
    Optional<Page> refusal(HttpServerRequest request) {
        boolean order = request.method().equals(HttpMethod.POST);
        if (doors.knowClients()) {
            if (!hasToken(request) && !hasCertificate(request)) {
                return Optional.of(unknown());
            }
        } else if (order) {
            return Optional.of(Page.problem(
                    403, "Forbidden", "nothing can be changed here until 'sentinel http-token-file <file>' is set"));
        } else if (!isCalledByAddress(request)) {
            return Optional.of(Page.problem(
                    403, "Forbidden", "call this sentinel by its address, or set 'sentinel http-token-file <file>'"));
        }
        return order ? orderRefusal(request) : Optional.empty();
    }

    private Page unknown() {
        String token = "send 'Authorization: Bearer <token>', the first line of http-token-file";
        String certificate = "show a certificate that http-tls-client-ca-file vouches for";
        if (doors.token().isEmpty()) {
            return Page.problem(403, "Forbidden", certificate);
        }
        return Page.problem(401, "Unauthorized", doors.knowCertificates() ? token + ", or " + certificate : token);
    }

    /** One that the authority does not vouch for has ended the handshake already. */
    private boolean hasCertificate(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return doors.knowCertificates()
                && Caller.certificate(request).isPresent()
                && (site == null || site.equals("same-origin") || site.equals("none"));
    }

    private static Optional<Page> orderRefusal(HttpServerRequest request) {
        String type = String.valueOf(request.getHeader("Content-Type")).toLowerCase(Locale.ROOT);
        if (!type.equals("application/json") && !type.startsWith("application/json;")) {
            return Optional.of(Page.problem(415, "Unsupported Media Type", "an order is application/json"));
        }
        String origin = request.getHeader("Origin");
        if (origin != null && !origin.equals(request.scheme() + "://" + request.authority())) {
            return Optional.of(Page.problem(403, "Forbidden", "orders are not taken from pages of " + origin));
        }
        return Optional.empty();
    }

    private boolean hasToken(HttpServerRequest request) {
        String given = request.getHeader("Authorization");
        if (doors.token().isEmpty()
                || given == null
                || !given.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return false;
        }
        byte[] said = given.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        // Takes as long for a near miss as for nonsense.
        return MessageDigest.isEqual(said, doors.token().get().text().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isCalledByAddress(HttpServerRequest request) {
        HostAndPort called = request.authority();
        if (called == null) {
            return false;
        }
        String host = called.host();
        return host.equals("localhost")
                || NetUtil.isValidIpV4Address(host)
                || NetUtil.isValidIpV6Address(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
    }
}
