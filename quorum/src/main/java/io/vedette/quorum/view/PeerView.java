package io.vedette.quorum.view;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.SentinelId;
import java.util.Optional;

/**
 * Another sentinel of a group.
 *
 * @param ours it answered our gossip greeting
 * @param lastHelloAgeMs since its last hello about this group
 * @param votedLeader whom it said it voted for
 */
public record PeerView(
        InstanceView instance,
        SentinelId id,
        boolean ours,
        long lastHelloAgeMs,
        Optional<SentinelId> votedLeader,
        Epoch votedLeaderEpoch) {}
