package io.vedette.resp.server;

import io.vedette.resp.server.Endpoint.Families;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the words of a {@code bind} directive: addresses, {@code *} for every IPv4 address, {@code ::*} for every IPv6
 * address, each with an optional {@code -} in front that makes it optional.
 *
 * <p>The JVM opens one dual-stack socket for a wildcard, whichever family was meant, so that {@code * -::*} as two
 * sockets would collide with itself: the wildcards of one port become one endpoint that remembers which families were
 * asked for.
 */
public final class BindAddresses {
    private static final String ANY = "0.0.0.0";

    private BindAddresses() {}

    public static List<Endpoint> of(List<String> words, int port, boolean tls) {
        Map<String, Endpoint> byHost = new LinkedHashMap<>();
        for (String word : words) {
            Endpoint.Tcp endpoint = one(word, port, tls);
            byHost.merge(endpoint.host(), endpoint, (a, b) -> joined((Endpoint.Tcp) a, (Endpoint.Tcp) b));
        }
        return new ArrayList<>(byHost.values());
    }

    private static Endpoint.Tcp one(String word, int port, boolean tls) {
        boolean optional = word.startsWith("-");
        String address = optional ? word.substring(1) : word;
        return switch (address) {
            case "*", ANY -> new Endpoint.Tcp(ANY, port, tls, Families.IPV4, optional);
            case "::*", "::" -> new Endpoint.Tcp(ANY, port, tls, Families.IPV6, optional);
            default -> new Endpoint.Tcp(address, port, tls, Families.BOTH, optional);
        };
    }

    private static Endpoint.Tcp joined(Endpoint.Tcp a, Endpoint.Tcp b) {
        Families families = a.families() == b.families() ? a.families() : Families.BOTH;
        return new Endpoint.Tcp(a.host(), a.port(), a.tls(), families, a.optional() && b.optional());
    }
}
