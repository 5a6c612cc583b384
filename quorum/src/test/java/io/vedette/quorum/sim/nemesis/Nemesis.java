package io.vedette.quorum.sim.nemesis;

import java.util.List;

/** Carries a schedule of faults out. */
public final class Nemesis {
    private final World world;
    private final Log log;

    /** Hears of every fault. */
    public interface Log {
        void begins(Fault fault);

        void ends(Fault fault);
    }

    public Nemesis(World world, Log log) {
        this.world = world;
        this.log = log;
    }

    public void unleash(List<Fault> faults) {
        for (Fault fault : faults) {
            world.cluster().clock().at(fault.atMs() * 1000, () -> {
                log.begins(fault);
                fault.kind().begin().on(world, fault);
            });
            world.cluster().clock().at(fault.endMs() * 1000, () -> {
                log.ends(fault);
                fault.kind().end().on(world, fault);
            });
        }
    }
}
