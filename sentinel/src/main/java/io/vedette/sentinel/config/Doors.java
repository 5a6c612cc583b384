package io.vedette.sentinel.config;

import java.util.Optional;

/**
 * Where a sentinel answers others than Redis clients; port 0 stands for nowhere.
 *
 * @param address the loopback, unless the operator named another
 * @param httpPort health, metrics, checks, the API and the page
 * @param agentPort HAProxy's agent checks
 * @param token what the API wants to see before it tells or changes anything; without one it changes nothing
 */
public record Doors(String address, int httpPort, int agentPort, Optional<Secret> token) {
    public static final Doors CLOSED = new Doors("127.0.0.1", 0, 0, Optional.empty());
}
