package io.vedette.quorum.sim.sentinel;

import io.vedette.quorum.Coordinator;
import io.vedette.quorum.DurableState;
import io.vedette.quorum.Effect;
import io.vedette.quorum.Event;
import io.vedette.quorum.Settings;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What the simulated shell needs of a decision core: our {@link Coordinator}, or a mutant of it that lies about what happens,
 * about what is to be done, or about what was persisted.
 */
public interface Core {
    List<Effect> start(long nowMs);

    List<Effect> on(Event event, long nowMs);

    long nextDeadlineMs();

    Coordinator coordinator();

    /** Makes a core from what the disk held. */
    interface Maker {
        Core make(DurableState durable, Settings settings, RandomGenerator random);
    }

    /** The real one. */
    static Core real(DurableState durable, Settings settings, RandomGenerator random) {
        return real(new Coordinator(durable, settings, random));
    }

    static Core real(Coordinator coordinator) {
        return new Core() {
            @Override
            public List<Effect> start(long nowMs) {
                return coordinator.start(nowMs);
            }

            @Override
            public List<Effect> on(Event event, long nowMs) {
                return coordinator.on(event, nowMs);
            }

            @Override
            public long nextDeadlineMs() {
                return coordinator.nextDeadlineMs();
            }

            @Override
            public Coordinator coordinator() {
                return coordinator;
            }
        };
    }
}
