package io.vedette.quorum.failover;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.failover.FlightRecord.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes the account of one failover while it happens. */
public final class Recorder {
    private final Mission mission;
    private final List<String> evidence;
    private final List<Phase> phases = new ArrayList<>();
    private Optional<HostPort> to = Optional.empty();
    private OptionalLong lossBytes = OptionalLong.empty();

    public Recorder(Mission mission, List<String> evidence) {
        this.mission = mission;
        this.evidence = evidence;
    }

    /** A state was entered; of very many only the first ones and the last are kept. */
    public void entered(Failover state, long nowMs) {
        if (phases.size() == FlightRecord.MAX_PHASES) {
            phases.remove(FlightRecord.MAX_PHASES - 1);
        }
        phases.add(new Phase(state.name(), nowMs, state.detail()));
    }

    public void promoted(HostPort replica) {
        to = Optional.of(replica);
    }

    public void loss(OptionalLong bytes) {
        lossBytes = bytes;
    }

    public FlightRecord close(GroupName group, String outcome, long nowMs) {
        return new FlightRecord(
                group,
                mission.epoch(),
                mission.from(),
                to,
                mission.begunMs(),
                nowMs,
                evidence,
                List.copyOf(phases),
                outcome,
                lossBytes);
    }
}
