package io.vedette.quorum.sim.time;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The randomness of one run. Every part of the world has a stream of its own under its name, so that one more draw in one
 * part does not shift all the others: a shrunk or edited run stays comparable to the one it came from.
 */
public record Streams(long seed) {

    public RandomGenerator named(String part) {
        long mixed = seed;
        for (int i = 0; i < part.length(); i++) {
            mixed = (mixed + part.charAt(i)) * 0x9E3779B97F4A7C15L;
            mixed ^= mixed >>> 31;
        }
        return new SplittableRandom(mixed);
    }
}
