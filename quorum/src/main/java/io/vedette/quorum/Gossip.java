package io.vedette.quorum;

/**
 * What our own sentinels tell each other beside the hello channel. A redis-sentinel refuses the first greeting
 * ({@link Event.GossipRefused}) and is not told anything more; it loses nothing, because gossip only makes known earlier what
 * hellos and {@link Question}s make known too.
 */
public sealed interface Gossip {
    /** Raised when the meaning of a message changes; a peer of another version is treated as a stranger. */
    int VERSION = 2;

    /** The handshake: sent as soon as a link to a peer opens. It says how the sender's leaders are elected, which must be the same for all. */
    record Greeting(int version, Election election) implements Gossip {}

    /**
     * Pushed the moment an opinion changes, and again when a link opens while it is true.
     *
     * @param master the address the opinion is about; after a switch it is void
     * @param configEpoch the configuration under which that address was the master
     */
    record Opinion(GroupName group, HostPort master, Epoch configEpoch, boolean down) implements Gossip {}

    /**
     * An operator paused a group, or resumed it: all of ours hold back, whichever was told. Said when it is ordered, to whoever greets,
     * and with every hello while the pause lasts.
     *
     * @param remainingMs what is left of the pause; 0 when it has ended
     */
    record Paused(GroupName group, OrderStamp stamp, long remainingMs, String reason) implements Gossip {}

    /**
     * The sender's loop was blind: what it said before must not count. It says nothing more until it says that this is over, a moment
     * later, and then gives its opinions anew.
     */
    record Abstaining(boolean yes) implements Gossip {}
}
