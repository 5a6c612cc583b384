package io.vedette.sentinel.publish;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.sentinel.config.PublishLine;
import io.vedette.sentinel.config.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code publish <group> etcd <url>[,<url>...] [key <key>] [auth-file <file>] [lease <seconds>]}.
 *
 * @param key of the record; the plain address stands below it
 * @param auth {@code user:password}
 * @param leaseSeconds how long the record outlives the last sentinel that reaches etcd; 0: for ever
 */
record EtcdLine(List<String> urls, String key, Optional<Secret> auth, long leaseSeconds) {
    /** Each is waited for in turn. */
    private static final int MOST_URLS = 5;

    private static final int STANDARD_LEASE_S = 60;
    private static final int LONGEST_LEASE_S = 86_400;

    EtcdLine {
        urls = List.copyOf(urls);
    }

    static PublisherPlan read(PublishLine line) throws BadConfiguration {
        line.allow(Set.of("key", "auth-file", "lease"));
        String key = line.option("key").orElse("/vedette/" + line.group());
        if (key.isEmpty() || key.endsWith("/")) {
            throw line.refuse("'" + key + "' is no key of a record.", "write one that does not end with a slash");
        }
        EtcdLine read = new EtcdLine(urls(line), key, line.options().userIn("auth-file"), lease(line));
        return new PublisherPlan(
                line, vertx -> new OnWorker(vertx, String.join(" ", line.words()), new EtcdPlace(read)));
    }

    private static long lease(PublishLine line) throws BadConfiguration {
        long seconds = line.number("lease", STANDARD_LEASE_S, 0, LONGEST_LEASE_S);
        if (seconds == 1) {
            throw line.refuse("etcd has no lease that short.", "write at least 2, or 0 for a record that stays");
        }
        return seconds;
    }

    private static List<String> urls(PublishLine line) throws BadConfiguration {
        List<String> urls = new ArrayList<>();
        for (String url : line.target().split(",", -1)) {
            if (!isUrl(url) || urls.size() == MOST_URLS) {
                throw line.refuse(
                        "'" + line.target() + "' names no etcd.",
                        "write http://<host>:<port> or https://<host>:<port>, up to " + MOST_URLS
                                + " of them with commas between them");
            }
            urls.add(url);
        }
        return urls;
    }

    private static boolean isUrl(String text) {
        try {
            URI url = URI.create(text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            return web
                    && url.getHost() != null
                    && url.getPort() > 0
                    && url.getPath().isEmpty();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
