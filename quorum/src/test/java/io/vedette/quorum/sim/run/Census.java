package io.vedette.quorum.sim.run;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.sim.check.Witness;
import io.vedette.quorum.sim.nemesis.Fault;
import io.vedette.quorum.sim.nemesis.Nemesis;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import io.vedette.quorum.sim.sentinel.VedetteSentinel;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what a run reached: faults, events, states of the failover and how each one ended. */
public final class Census implements Witness, Nemesis.Log {
    private final TreeMap<String, Long> counts = new TreeMap<>();
    private final Set<Switch> switches = new HashSet<>();

    private record Switch(GroupName group, Epoch epoch, HostPort master) {}

    public SortedMap<String, Long> counts() {
        return counts;
    }

    void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    void count(String what, long times) {
        counts.merge(what, times, Long::sum);
    }

    @Override
    public void begins(Fault fault) {
        count("fault " + fault.kind());
    }

    @Override
    public void ends(Fault fault) {}

    @Override
    public void announced(SentinelProcess sentinel, GroupName group, String event, String payload) {
        count("event " + event);
    }

    @Override
    public void published(SentinelProcess sentinel, GroupName group, Epoch configEpoch, HostPort master) {
        if (switches.add(new Switch(group, configEpoch, master))) {
            count("switches of the master");
        }
    }

    @Override
    public void effect(VedetteSentinel sentinel, Effect effect) {
        if (effect instanceof Effect.KeepFlight flight) {
            count("flight ended " + outcome(flight.record().outcome()));
            flight.record().phases().forEach(phase -> count("flight state " + phase.state()));
        }
    }

    /** The outcome without the values in it. */
    private static String outcome(String text) {
        int end = 0;
        while (end < text.length() && !Character.isDigit(text.charAt(end)) && text.charAt(end) != ':') {
            end++;
        }
        return text.substring(0, end).strip();
    }
}
