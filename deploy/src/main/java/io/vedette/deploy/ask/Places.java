package io.vedette.deploy.ask;

import io.vedette.quorum.HostPort;
import io.vedette.sentinel.link.Addresses;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads addresses from the command line and from replies. */
public final class Places {
    private static final Pattern NAME = Pattern.compile("(?:\\[([^\\]]+)\\]|([^:]+)):(\\d+)");

    private Places() {}

    /** {@code host:port}, an IPv6 address in brackets. */
    public static Optional<HostPort> named(String text) {
        Matcher parts = NAME.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return of(parts.group(1) == null ? parts.group(2) : parts.group(1), parts.group(3));
    }

    public static Optional<HostPort> of(String host, String port) {
        return Addresses.of(host, port).filter(address -> address.port() > 0);
    }

    /** From the fields {@code ip} and {@code port} of a sentinel's maps. */
    public static Optional<HostPort> of(Map<String, String> fields) {
        return of(fields.getOrDefault("ip", ""), fields.getOrDefault("port", ""));
    }
}
