package io.vedette.quorum.sim.run;

import io.vedette.quorum.sim.sentinel.Core;

/**
 * Makes a failing plan smaller: leaves out halves, quarters, ... and at last single faults, for as long as the same invariant
 * breaks. The seed stays, and with it everything that is not a fault.
 */
public final class Shrinker {
    private static final int MOST_RUNS = 300;

    private final long seed;
    private final Core.Maker maker;
    private final String invariant;
    private int runs;

    private Shrinker(long seed, Core.Maker maker, String invariant) {
        this.seed = seed;
        this.maker = maker;
        this.invariant = invariant;
    }

    /** The smallest plan found, run once more with its trace. */
    public static RunResult shrink(RunResult failed, Core.Maker maker) {
        Shrinker shrinker =
                new Shrinker(failed.seed(), maker, failed.brokenInvariant().orElseThrow());
        Plan smallest = shrinker.shrink(failed.plan());
        return new Simulation(failed.seed(), smallest, maker, true).run();
    }

    private Plan shrink(Plan plan) {
        Plan smallest = plan;
        int step = Math.max(1, plan.faults().size() / 2);
        while (true) {
            Plan smaller = withoutAnyOf(smallest, step);
            if (smaller.faults().size() == smallest.faults().size() && step == 1) {
                return smallest;
            }
            step = smaller.faults().size() < smallest.faults().size() ? step : Math.max(1, step / 2);
            smallest = smaller;
        }
    }

    private Plan withoutAnyOf(Plan plan, int step) {
        for (int from = 0; from + step <= plan.faults().size() && runs < MOST_RUNS; from++) {
            runs++;
            Plan smaller = plan.without(from, step);
            RunResult result = new Simulation(seed, smaller, maker, false).run();
            if (result.brokenInvariant().filter(invariant::equals).isPresent()) {
                return smaller;
            }
        }
        return plan;
    }
}
