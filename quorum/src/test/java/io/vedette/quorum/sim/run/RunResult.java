package io.vedette.quorum.sim.run;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How a run ended.
 *
 * @param broken the invariant that was broken, with its values
 * @param fingerprint equal for two runs of one plan and seed
 * @param agreedAfterMs how long after the last fault everybody agreed; -1 when that was not looked for
 * @param counts what was reached
 * @param trace only if one was asked for
 */
public record RunResult(
        long seed,
        Plan plan,
        Optional<String> broken,
        long fingerprint,
        long tasks,
        long agreedAfterMs,
        SortedMap<String, Long> counts,
        List<String> trace) {

    /** The name of the broken invariant. */
    public Optional<String> brokenInvariant() {
        return broken.map(text -> text.substring(0, text.indexOf(':')));
    }
}
