package io.vedette.quorum.sim.nemesis;

/**
 * A kind of fault: how it begins and how it ends.
 *
 * @param name for the statistics
 */
public record FaultKind(String name, Act begin, Act end) {

    /** What the nemesis does to the world. */
    public interface Act {
        void on(World world, Fault fault);
    }

    @Override
    public String toString() {
        return name;
    }
}
