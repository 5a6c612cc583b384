package io.vedette.quorum.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.sim.run.Campaign;
import io.vedette.quorum.sim.run.Plans;
import io.vedette.quorum.sim.run.Report;
import io.vedette.quorum.sim.run.RunResult;
import io.vedette.quorum.sim.run.Simulation;
import io.vedette.quorum.sim.run.Summary;
import io.vedette.quorum.sim.sentinel.Core;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The whole of a failover under everything the nemesis knows. {@code -Dseeds=} and {@code -DfirstSeed=} make the run longer,
 * {@code -Dseed=} repeats one seed with its trace, {@code -DtwiceEvery=} says how many of them are run a second time and compared.
 */
class SimulationTest {
    private static final int MOST_REPORTS = 3;

    @Test
    void noSeedBreaksAnInvariant() throws Exception {
        Long single = Long.getLong("seed");
        if (single != null) {
            replay(single);
            return;
        }
        Summary summary = new Campaign(
                        Long.getLong("firstSeed", 1),
                        Long.getLong("seeds", 2_000),
                        Integer.getInteger("threads", Runtime.getRuntime().availableProcessors()),
                        Integer.getInteger("twiceEvery", 50),
                        Core::real)
                .run();
        System.out.println(summary.table());
        List<String> reports = summary.failures().stream()
                .limit(MOST_REPORTS)
                .map(failed -> Report.of(failed, Core::real))
                .toList();
        assertThat(reports).isEmpty();
        assertThat(summary.unequal()).isEmpty();
    }

    private static void replay(long seed) {
        RunResult result = new Simulation(seed, Plans.of(seed), Core::real, true).run();
        result.trace().forEach(System.out::println);
        System.out.println(result.counts());
        assertThat(result.broken().map(problem -> Report.of(result, Core::real)))
                .isEmpty();
    }
}
