package io.vedette.quorum.failover;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What would be done about a group now, and why.
 *
 * @param verdict the decision in a few words, e.g. {@code nothing: the master is up}
 * @param state the failover's state
 * @param evidence what is known about the master, each with its age
 * @param ranking every replica, best first, the discarded ones last with the reason
 * @param vetoes what forbids a failover although the master is held for down
 * @param missing what would be needed before a failover begins: opinions, votes, evidence
 * @param expectedLossBytes bytes of the old master's stream that the best replica is known to lack
 */
public record Explanation(
        GroupName group,
        HostPort master,
        String verdict,
        String state,
        List<String> evidence,
        List<RankedReplica> ranking,
        List<String> vetoes,
        List<String> missing,
        OptionalLong expectedLossBytes) {

    /** One line of the ranking. {@code discarded} is the reason why it may not be promoted. */
    public record RankedReplica(
            HostPort address, int priority, long offset, long offsetAgeMs, Optional<String> discarded, String reason) {}
}
