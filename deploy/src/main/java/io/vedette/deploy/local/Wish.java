package io.vedette.deploy.local;

import java.util.OptionalInt;

/**
 * What the caller of {@code up} asked for; empty where they did not say.
 *
 * @param port the first node's port, fixed: if it is taken that is an error, not a reason to move
 * @param sentinelPort likewise for the first sentinel
 * @param pagePort likewise for the page of the first sentinel
 */
public record Wish(
        OptionalInt nodes, OptionalInt sentinels, OptionalInt port, OptionalInt sentinelPort, OptionalInt pagePort) {
    /** More than this on one machine serves nobody. */
    static final int MOST_MEMBERS = 16;

    /** The usual number of both, from whatever ports are free. */
    public static Wish none() {
        return new Wish(
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    int nodeCount() {
        return nodes.orElse(3);
    }

    int sentinelCount() {
        return sentinels.orElse(3);
    }
}
