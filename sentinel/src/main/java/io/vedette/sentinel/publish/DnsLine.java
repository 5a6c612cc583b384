package io.vedette.sentinel.publish;

import io.vedette.quorum.HostPort;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.sentinel.config.PublishLine;
import io.vedette.sentinel.link.Addresses;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code publish <group> dns <host>[:<port>] zone <zone> name <name> [replica-name <name>] [ttl <s>] [key-file <file>]}.
 *
 * @param server the primary server of the zone
 * @param name of the master, below the zone unless it ends with a dot
 */
record DnsLine(
        HostPort server,
        String zone,
        String name,
        Optional<String> replicaName,
        long ttlSeconds,
        Optional<TsigKey> key) {
    private static final Pattern SERVER = Pattern.compile("(?:\\[([^\\]]+)\\]|([^:]+))(?::(\\d+))?");
    private static final Pattern NAME =
            Pattern.compile("(?:[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})\\.)*[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})\\.?");
    private static final String STANDARD_PORT = "53";
    private static final long STANDARD_TTL_SECONDS = 5;
    private static final long LONGEST_TTL_SECONDS = 86_400;

    static PublisherPlan read(PublishLine line) throws BadConfiguration {
        line.allow(Set.of("zone", "name", "replica-name", "ttl", "key-file"));
        DnsLine read = new DnsLine(
                server(line),
                name(line, line.required("zone")),
                name(line, line.required("name")),
                line.option("replica-name").isPresent()
                        ? Optional.of(name(line, line.required("replica-name")))
                        : Optional.empty(),
                line.number("ttl", STANDARD_TTL_SECONDS, 0, LONGEST_TTL_SECONDS),
                TsigKey.read(line, "key-file"));
        return new PublisherPlan(
                line, vertx -> new OnWorker(vertx, String.join(" ", line.words()), new DnsPlace(read)));
    }

    private static HostPort server(PublishLine line) throws BadConfiguration {
        Matcher parts = SERVER.matcher(line.target());
        if (parts.matches()) {
            String port = Optional.ofNullable(parts.group(3)).orElse(STANDARD_PORT);
            Optional<HostPort> server = Addresses.of(parts.group(1) == null ? parts.group(2) : parts.group(1), port);
            if (server.isPresent()) {
                return server.get();
            }
        }
        throw line.refuse("'" + line.target() + "' names no server.", "write <host> or <host>:<port>");
    }

    private static String name(PublishLine line, String name) throws BadConfiguration {
        if (!NAME.matcher(name).matches()) {
            throw line.refuse(
                    "'" + name + "' is no name.", "write letters, digits, '-' and '_' with dots between them");
        }
        return name;
    }
}
