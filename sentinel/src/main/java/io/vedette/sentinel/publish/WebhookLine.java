package io.vedette.sentinel.publish;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.sentinel.config.PublishLine;
import io.vedette.sentinel.config.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** {@code publish <group> webhook <url> [secret-file <file>] [timeout <ms>]}. */
final class WebhookLine {
    private static final long STANDARD_TIMEOUT_MS = 3_000;
    private static final long LONGEST_TIMEOUT_MS = 10_000;

    private WebhookLine() {}

    static PublisherPlan read(PublishLine line) throws BadConfiguration {
        line.allow(Set.of("secret-file", "timeout"));
        String url = url(line);
        Optional<Secret> secret = line.secretIn("secret-file");
        long timeoutMs = line.number("timeout", STANDARD_TIMEOUT_MS, 1, LONGEST_TIMEOUT_MS);
        return new PublisherPlan(line, vertx -> new Webhook(vertx, url, secret, timeoutMs));
    }

    private static String url(PublishLine line) throws BadConfiguration {
        String remedy = "write http://<host>/<path> or https://<host>/<path>";
        try {
            URI url = URI.create(line.target());
            if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                throw line.refuse("'" + line.target() + "' is not an address of the web.", remedy);
            }
        } catch (IllegalArgumentException malformed) {
            throw line.refuse("'" + line.target() + "' is not an address of the web.", remedy);
        }
        return line.target();
    }
}
