package io.vedette.resp.client;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a server says of itself in HELLO.
 *
 * @param name {@code redis}, which is what clients look for
 * @param version the Redis version whose behaviour it shows
 * @param mode {@code standalone} or {@code sentinel}
 * @param role {@code master} or {@code replica} at the moment; a sentinel has none and says none
 */
public record ServerIdentity(String name, String version, String mode, Optional<Supplier<String>> role) {

    public static ServerIdentity node(String version, Supplier<String> role) {
        return new ServerIdentity("redis", version, "standalone", Optional.of(role));
    }

    public static ServerIdentity sentinel(String version) {
        return new ServerIdentity("redis", version, "sentinel", Optional.empty());
    }
}
