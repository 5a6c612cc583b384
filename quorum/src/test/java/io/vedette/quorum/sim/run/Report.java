package io.vedette.quorum.sim.run;

import io.vedette.quorum.sim.nemesis.Fault;
import io.vedette.quorum.sim.sentinel.Core;

/** What is printed about a failed run: how to repeat it, what broke, and the shortest way there that was found. */
public final class Report {
    private Report() {}

    public static String of(RunResult failed, Core.Maker maker) {
        RunResult shortest = Shrinker.shrink(failed, maker);
        StringBuilder text = new StringBuilder();
        text.append("seed %d (%s): %s%n"
                .formatted(
                        failed.seed(), failed.plan().profile(), failed.broken().orElse("")));
        text.append("replay: mvn -pl quorum test -Dtest=SimulationTest -Dseed=%d%n".formatted(failed.seed()));
        text.append("shortest: %s%n".formatted(shortest.broken().orElse("not reproduced")));
        text.append("cluster: %s%n".formatted(shortest.plan().setup()));
        for (Fault fault : shortest.plan().faults()) {
            text.append("  ").append(fault).append(System.lineSeparator());
        }
        shortest.trace().forEach(line -> text.append(line).append(System.lineSeparator()));
        return text.toString();
    }
}
