package io.vedette.tests.cluster;

import io.vedette.resp.RedisBinary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a member runs.
 *
 * @param name as reports call it
 * @param before the words before the configuration file
 * @param after the words behind it
 */
public record Program(String name, List<String> before, List<String> after, Map<String, String> environment) {
    public static final String REDIS_SENTINEL = "redis-sentinel";
    public static final String VEDETTE = "vedette";

    /** The real redis-server 7.0.15 that the test dependency carries. */
    public static Program redisServer() {
        return new Program("redis-server", List.of(RedisBinary.orThrow().toString()), List.of(), Map.of());
    }

    public static Program redisSentinel() {
        return new Program(REDIS_SENTINEL, List.of(RedisBinary.orThrow().toString()), List.of("--sentinel"), Map.of());
    }

    /** From the classes under test, with little memory and a fast start: for tests. */
    public static Program vedetteSentinel() {
        return vedette("sentinel", "-Xmx128m");
    }

    /** The same for a data node. */
    public static Program vedetteNode() {
        return vedetteNode("-Xmx256m");
    }

    /** With a heap of this size. */
    public static Program vedetteNode(String memory) {
        return vedette("node", memory);
    }

    private static Program vedette(String command, String memory) {
        return new Program(VEDETTE, OurJvm.command(List.of(memory), command), List.of(), Map.of());
    }

    /** As an operator starts it. The jar must have been built: many starts at once are no place to begin that. */
    public static Program vedetteSentinel(Path launcher) {
        return launched(launcher, "sentinel");
    }

    /** The same for a data node. */
    public static Program vedetteNode(Path launcher) {
        return launched(launcher, "node");
    }

    private static Program launched(Path launcher, String command) {
        return new Program(VEDETTE, List.of(launcher.toString(), command), List.of(), Map.of("VEDETTE_BUILD", "never"));
    }
}
