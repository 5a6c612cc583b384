package io.vedette.quorum.failover;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What happened in one failover, as data.
 *
 * @param evidence why it was begun
 * @param phases the states passed, in order; at most {@link #MAX_PHASES}
 * @param outcome how it was completed, or why it was given up
 * @param lossBytes bytes the old master is known to have had that the replica did not have when it was chosen; empty when none was
 *     chosen, or nothing is known
 */
public record FlightRecord(
        GroupName group,
        Epoch epoch,
        HostPort from,
        Optional<HostPort> to,
        long startedAtMs,
        long endedAtMs,
        List<String> evidence,
        List<Phase> phases,
        String outcome,
        OptionalLong lossBytes) {
    public static final int MAX_PHASES = 64;

    /** Whether it came to its end, rather than being given up. */
    public boolean isDone() {
        return phases.stream().anyMatch(phase -> phase.state().equals(Done.class.getSimpleName()));
    }

    /** From {@code atMs} on the failover was in this state; {@code detail} is whom it concerned then, or why it ended. */
    public record Phase(String state, long atMs, String detail) {}
}
