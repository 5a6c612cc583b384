package io.vedette.quorum.sim.nemesis;

import java.util.random.RandomGenerator;

/** Draws one fault of a kind: times between bounds, everything else at random. */
record Draw(FaultKind kind, int leastMs, int mostMs) {
    Fault at(long atMs, RandomGenerator random) {
        return new Fault(
                kind,
                atMs,
                leastMs == mostMs ? leastMs : random.nextInt(leastMs, mostMs),
                random.nextInt(1 << 16),
                random.nextInt(1 << 16),
                random.nextInt(1 << 30));
    }
}
