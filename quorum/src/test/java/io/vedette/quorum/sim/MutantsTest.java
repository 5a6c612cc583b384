package io.vedette.quorum.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.sim.mutant.Mutants;
import io.vedette.quorum.sim.run.Plans;
import io.vedette.quorum.sim.run.RunResult;
import io.vedette.quorum.sim.run.Simulation;
import io.vedette.quorum.sim.sentinel.Core;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever breaks the core should hear of it within a few hundred seeds: each of these does. */
class MutantsTest {
    private static final int SEEDS = 400;

    static Set<String> mutants() {
        return Mutants.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void aWrongCoreIsCaught(String mutant) {
        Core.Maker maker = Objects.requireNonNull(Mutants.all().get(mutant));
        for (long seed = 1; seed <= SEEDS; seed++) {
            RunResult result = new Simulation(seed, Plans.of(seed), maker, false).run();
            // The right core must survive the very same seed, or it proves nothing.
            if (result.broken().isPresent() && isSurvivedByTheRightCore(seed)) {
                System.out.printf(
                        "| %s | %d | %s |%n", mutant, seed, result.broken().get());
                return;
            }
        }
        assertThat(SEEDS)
                .as("seeds in which nobody noticed that a core %s", mutant)
                .isZero();
    }

    private static boolean isSurvivedByTheRightCore(long seed) {
        return new Simulation(seed, Plans.of(seed), Core::real, false)
                .run()
                .broken()
                .isEmpty();
    }
}
