package io.vedette.quorum.sim.mutant;

import io.vedette.quorum.Coordinator;
import io.vedette.quorum.Effect;
import io.vedette.quorum.Event;
import io.vedette.quorum.sim.sentinel.Core;
import java.util.ArrayList;
import java.util.List;

/**
 * A core that is wrong in one way. Instead of changing its code, what it hears or what it asks for is changed: to whoever looks at
 * it from outside that is the same.
 */
abstract class Mutant implements Core {
    private final Core right;

    Mutant(Core right) {
        this.right = right;
    }

    /** What the wrong core takes the event for. */
    Event heard(Event event) {
        return event;
    }

    /** What the wrong core does instead of this. */
    void done(Effect effect, long nowMs, List<Effect> instead) {
        instead.add(effect);
    }

    final List<Effect> right(Event event, long nowMs) {
        return right.on(event, nowMs);
    }

    @Override
    public final List<Effect> start(long nowMs) {
        return wrong(right.start(nowMs), nowMs);
    }

    @Override
    public List<Effect> on(Event event, long nowMs) {
        return wrong(right.on(heard(event), nowMs), nowMs);
    }

    final List<Effect> wrong(List<Effect> effects, long nowMs) {
        List<Effect> instead = new ArrayList<>(effects.size());
        for (Effect effect : effects) {
            done(effect, nowMs, instead);
        }
        return instead;
    }

    @Override
    public final long nextDeadlineMs() {
        return right.nextDeadlineMs();
    }

    @Override
    public final Coordinator coordinator() {
        return right.coordinator();
    }
}
