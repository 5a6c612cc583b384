package io.vedette.quorum.group;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.RunId;
import io.vedette.quorum.link.InfoLog;
import java.util.Optional;

/**
 * Who answers at an address. Addresses are given to others, and one node may have several; an order that replaces all data of a node
 * must not go to the wrong one.
 */
final class Membership {
    private Membership() {}

    /** What answers now, when it does: what an earlier link was answered with may have been another process. */
    private static Optional<RunId> runId(InfoLog infos) {
        return infos.isOfThisLink() ? infos.runId() : Optional.empty();
    }

    /** The group's master itself, by another address: it would follow itself. */
    static boolean isTheMaster(Group group, Replica replica) {
        Optional<RunId> master = runId(group.masterContact().infos());
        return master.isPresent() && master.equals(runId(replica.contact().infos()));
    }

    /**
     * The address was given to another deployment: a process we never saw as one of ours is a master there, and has replicas that we do
     * not know.
     */
    static boolean isForeign(Group group, Replica replica) {
        Optional<NodeInfo> info = replica.info().filter(said -> said.role() == NodeRole.MASTER);
        if (info.isEmpty() || replica.memberId().equals(Optional.of(info.get().runId()))) {
            return false;
        }
        return info.get().replicas().stream()
                .map(NodeInfo.Downstream::address)
                .anyMatch(follower -> !follower.equals(group.master())
                        && group.replica(follower).isEmpty());
    }

    /** The same replica by an address its master does not list any more. */
    static Optional<Replica> formerAddress(Group group, Replica replica) {
        Optional<RunId> id = runId(replica.contact().infos());
        if (id.isEmpty() || !isListed(group, replica.address())) {
            return Optional.empty();
        }
        return group.replicas().stream()
                .filter(other ->
                        other != replica && runId(other.contact().infos()).equals(id))
                .filter(other -> !isListed(group, other.address()))
                .findFirst();
    }

    private static boolean isListed(Group group, HostPort address) {
        return group.masterContact().infos().last().stream()
                .flatMap(info -> info.replicas().stream())
                .anyMatch(downstream -> downstream.address().equals(address));
    }
}
