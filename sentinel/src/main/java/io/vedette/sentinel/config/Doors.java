package io.vedette.sentinel.config;

/**
 * Where a sentinel answers others than Redis clients; port 0 stands for nowhere.
 *
 * @param address the loopback, unless the operator named another: nobody is asked for a password there
 * @param httpPort health and metrics
 * @param agentPort HAProxy's agent checks
 */
public record Doors(String address, int httpPort, int agentPort) {
    public static final Doors CLOSED = new Doors("127.0.0.1", 0, 0);
}
