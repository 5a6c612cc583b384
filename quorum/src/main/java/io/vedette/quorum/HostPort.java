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

    /**
     * Written out here and in the other names that are compared with everything that is heard: what the compiler puts into a record for it
     * goes by way of method handles, which the first of the JVM's compilers, the only one a sentinel has, does not see through.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof HostPort that && port == that.port && host.equals(that.host);
    }

    @Override
    public int hashCode() {
        return 31 * host.hashCode() + port;
    }

    @Override
    public String toString() {
        return name();
    }
}
