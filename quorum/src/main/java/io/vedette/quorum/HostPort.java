package io.vedette.quorum;

/**
 * Where an instance can be reached: a literal IP or a host name, and a port. It is an address, never an identity: who
 * answers there is told by its {@link RunId} or {@link SentinelId}.
 */
public record HostPort(String host, int port) implements Comparable<HostPort> {
    public HostPort {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("an address needs a host");
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is outside 0..65535");
        }
    }

    /** The name a replica carries in events and maps: {@code ip:port}, an IPv6 address in brackets. */
    public String name() {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }

    @Override
    public int compareTo(HostPort other) {
        int byHost = host.compareTo(other.host);
        return byHost != 0 ? byHost : Integer.compare(port, other.port);
    }

    @Override
    public String toString() {
        return name();
    }
}
