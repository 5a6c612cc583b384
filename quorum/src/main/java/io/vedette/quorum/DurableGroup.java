package io.vedette.quorum;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What one group must still know after a crash.
 *
 * @param master where clients are sent: the promoted replica's address from the moment its promotion was verified
 * @param leaderEpoch the epoch of the last vote given for this group: no second one in it, ever
 * @param votedFor to whom it was given; may be forgotten (redis-sentinel does not store it), the epoch may not
 * @param pause the last pause an operator ordered, with what is left of it
 */
public record DurableGroup(
        GroupName name,
        HostPort master,
        Rules rules,
        Epoch configEpoch,
        Epoch leaderEpoch,
        Optional<SentinelId> votedFor,
        List<HostPort> replicas,
        List<Target.Peer> peers,
        Optional<Pause> pause) {

    /**
     * Nothing fails over by itself until it ends. Ages while the sentinel is down do not count: no wall clock is used.
     *
     * @param remainingMs 0 when it has ended: it is kept for its stamp, so that no peer that missed the end revives it
     */
    public record Pause(String reason, long remainingMs, OrderStamp stamp) {
        /** One whose stamp was not stored: any other order replaces it. */
        public Pause(String reason, long remainingMs) {
            this(reason, remainingMs, OrderStamp.NONE);
        }
    }

    /** The same with each address as {@code written} has it; those that become one are there once. */
    public DurableGroup with(UnaryOperator<HostPort> written) {
        HostPort now = written.apply(master);
        return new DurableGroup(
                name,
                now,
                rules,
                configEpoch,
                leaderEpoch,
                votedFor,
                replicas.stream()
                        .map(written)
                        .distinct()
                        .filter(replica -> !replica.equals(now))
                        .toList(),
                peers.stream()
                        .map(peer -> new Target.Peer(peer.id(), written.apply(peer.address())))
                        .toList(),
                pause);
    }

    /** A group nobody has learnt anything about yet. */
    public static DurableGroup fresh(GroupName name, HostPort master, Rules rules) {
        return new DurableGroup(
                name, master, rules, Epoch.ZERO, Epoch.ZERO, Optional.empty(), List.of(), List.of(), Optional.empty());
    }
}
