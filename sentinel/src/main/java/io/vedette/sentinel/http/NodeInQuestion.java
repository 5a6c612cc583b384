package io.vedette.sentinel.http;

import io.vedette.quorum.HostPort;
import io.vedette.sentinel.link.Addresses;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which node a check is about. A load balancer checks each of its servers, but asks us and not them: so it has to say which. It can do
 * so in the query ({@code node=10.0.0.1:6379}); HAProxy's {@code http-check send-state} says it by itself, in a header.
 */
final class NodeInQuestion {
    /** As in {@code UP 2/3; address=10.0.0.1; port=6379; name=redis/a; ...}. */
    private static final Pattern STATE = Pattern.compile("(?:^|; )address=([^;]+); port=(\\d+)(?:;|$)");

    private static final Pattern NAME = Pattern.compile("(?:\\[([^\\]]+)\\]|([^:]+)):(\\d+)");

    private NodeInQuestion() {}

    /** {@code host:port}, an IPv6 address in brackets. */
    static Optional<HostPort> named(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        return Addresses.of(host, parts.group(3));
    }

    static Optional<HostPort> inServerState(String header) {
        Matcher parts = STATE.matcher(header);
        return parts.find() ? Addresses.of(parts.group(1), parts.group(2)) : Optional.empty();
    }
}
