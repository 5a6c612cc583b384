package io.vedette.quorum.sim.run;

import io.vedette.quorum.sim.nemesis.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything about a run that is not the seed's randomness: the cluster, what goes wrong, how long it lasts.
 *
 * @param healedMs from then on nothing is wrong any more
 * @param agreedWithinMs how long after that everybody must agree
 * @param quiet whether the faults stay under the thresholds, so that no failover may happen
 */
public record Plan(
        String profile,
        Setup setup,
        List<Fault> faults,
        long healedMs,
        long agreedWithinMs,
        long lengthMs,
        boolean quiet) {

    public Plan with(Setup other) {
        return new Plan(profile, other, faults, healedMs, agreedWithinMs, lengthMs, quiet);
    }

    public Plan without(int from, int count) {
        List<Fault> fewer = new ArrayList<>(faults);
        fewer.subList(from, from + count).clear();
        return new Plan(profile, setup, List.copyOf(fewer), healedMs, agreedWithinMs, lengthMs, quiet);
    }
}
