package io.vedette.tests.bench.failover;

import java.io.IOException;
import java.util.List;

/**
 * One row of the table.
 *
 * @param key what {@code --only} calls it
 * @param targetMs what ours should reach, at most
 * @param cuts whether a host is cut off, which loopback alone cannot do
 * @param sentinelLines of the configuration of every sentinel
 */
record Fault(String key, String title, double targetMs, boolean cuts, List<String> sentinelLines, Scene scene) {
    Fault(String key, String title, double targetMs, List<String> sentinelLines, Scene scene) {
        this(key, title, targetMs, false, sentinelLines, scene);
    }

    /** Does it once, in a cluster that is ready and has a client writing. */
    @FunctionalInterface
    interface Scene {
        Outcome play(Arena arena) throws IOException, InterruptedException;
    }
}
