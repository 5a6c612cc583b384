package io.vedette.quorum.sim.run;

import io.vedette.quorum.Coordinator;
import io.vedette.quorum.Effect;
import io.vedette.quorum.Event;
import io.vedette.quorum.sim.sentinel.Core;
import java.util.List;

/** A core that counts how often it wants to connect. */
final class Knocks implements Core {
    private final Core core;
    private int count;

    Knocks(Core core) {
        this.core = core;
    }

    int count() {
        return count;
    }

    /** Counts from now on. */
    void forget() {
        count = 0;
    }

    @Override
    public List<Effect> start(long nowMs) {
        return counted(core.start(nowMs));
    }

    @Override
    public List<Effect> on(Event event, long nowMs) {
        return counted(core.on(event, nowMs));
    }

    private List<Effect> counted(List<Effect> effects) {
        count += (int) effects.stream().filter(Effect.Connect.class::isInstance).count();
        return effects;
    }

    @Override
    public long nextDeadlineMs() {
        return core.nextDeadlineMs();
    }

    @Override
    public Coordinator coordinator() {
        return core.coordinator();
    }
}
