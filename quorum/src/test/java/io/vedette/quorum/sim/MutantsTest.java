package io.vedette.quorum.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.sim.mutant.Mutants;
import io.vedette.quorum.sim.run.Plans;
import io.vedette.quorum.sim.run.RunResult;
import io.vedette.quorum.sim.run.Simulation;
import io.vedette.quorum.sim.sentinel.Core;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever breaks the core should hear of it within a few hundred seeds: each of these does. The documented table says which seed
 * it was, and that one is run first; the thorough look for it from the first seed on.
 */
class MutantsTest {
    private static final int SEEDS = 400;
    private static final Path TABLE = Path.of("..", "deploy", "docs", "simulation.md");
    private static final boolean FROM_THE_FIRST = Boolean.getBoolean("tests.thorough");

    static Set<String> mutants() {
        return Mutants.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void aWrongCoreIsCaught(String mutant) throws IOException {
        Core.Maker maker = Objects.requireNonNull(Mutants.all().get(mutant));
        PrimitiveIterator.OfLong seeds = seeds(mutant);
        while (seeds.hasNext()) {
            long seed = seeds.nextLong();
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

    private static PrimitiveIterator.OfLong seeds(String mutant) throws IOException {
        LongStream all = LongStream.rangeClosed(1, SEEDS);
        return (FROM_THE_FIRST ? all : LongStream.concat(known(mutant), all)).iterator();
    }

    /** A stale table costs a search, no more. */
    private static LongStream known(String mutant) throws IOException {
        Pattern row = Pattern.compile("\\| " + Pattern.quote(mutant) + " \\| (\\d{1,9}) \\|.*");
        return Files.readString(TABLE)
                .lines()
                .map(row::matcher)
                .filter(Matcher::matches)
                .mapToLong(found -> Long.parseLong(found.group(1)));
    }

    private static boolean isSurvivedByTheRightCore(long seed) {
        return new Simulation(seed, Plans.of(seed), Core::real, false)
                .run()
                .broken()
                .isEmpty();
    }
}
