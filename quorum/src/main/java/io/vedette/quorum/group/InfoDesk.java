package io.vedette.quorum.group;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.RunId;
import io.vedette.quorum.link.Contact;
import io.vedette.quorum.liveness.Evidence;
import java.util.Optional;
import java.util.OptionalLong;

/** Turns what a node says of itself into what the group knows: new replicas, restarts, a master that came back with less than it had. */
public final class InfoDesk {
    private final Ward ward;

    InfoDesk(Ward ward) {
        this.ward = ward;
    }

    void heard(Group group, Contact contact, NodeInfo info, long nowMs) {
        HostPort address = contact.target().address();
        Optional<RunId> before = contact.infos().previousRunId();
        boolean restarted = before.isPresent() && !before.get().equals(info.runId());
        if (address.equals(group.master())) {
            ofMaster(group, info, restarted ? before : Optional.empty(), nowMs);
        } else {
            group.replica(address).ifPresent(replica -> ofReplica(group, replica, info, restarted));
        }
        reportRole(group, contact, info.role());
    }

    private void ofMaster(Group group, NodeInfo info, Optional<RunId> before, long nowMs) {
        if (before.isPresent()) {
            ward.announcer().note(group, "+reboot", ward.announcer().master(group));
            group.standing().reboot(OptionalLong.of(nowMs));
            reborn(group, info, before.get(), nowMs);
        } else if (group.standing().reborn().isPresent() && !hasLessThanItsReplicas(group, info)) {
            group.standing().reborn(Optional.empty());
        }
        if (info.role() == NodeRole.MASTER) {
            discover(group, info, nowMs);
        }
    }

    /**
     * A master that lost data while it was away must not be followed: its replicas would throw theirs away for it. When none of them
     * has more, nothing is lost, and it is an ordinary restart.
     */
    private void reborn(Group group, NodeInfo info, RunId before, long nowMs) {
        if (hasLessThanItsReplicas(group, info)) {
            long most = mostOfReplicas(group);
            group.standing().reborn(Optional.of(new Evidence.Reborn(nowMs, before, info.runId(), most, info.offset())));
        }
    }

    private static boolean hasLessThanItsReplicas(Group group, NodeInfo info) {
        return info.role() == NodeRole.MASTER && info.offset() < mostOfReplicas(group);
    }

    private static long mostOfReplicas(Group group) {
        long most = 0;
        for (Replica replica : group.replicas()) {
            boolean follows = replica.info()
                    .flatMap(NodeInfo::upstream)
                    .map(NodeInfo.Upstream::master)
                    .equals(Optional.of(group.master()));
            if (follows && replica.info().get().priority() > 0) {
                most = Math.max(most, replica.info().get().offset());
            }
        }
        return most;
    }

    private void discover(Group group, NodeInfo info, long nowMs) {
        for (NodeInfo.Downstream downstream : info.replicas()) {
            group.addReplica(downstream.address(), nowMs).ifPresent(replica -> {
                ward.self().journal().save(group.name());
                ward.announcer().note(group, "+slave", ward.announcer().replica(group, replica.address()));
            });
        }
    }

    private void ofReplica(Group group, Replica replica, NodeInfo info, boolean restarted) {
        if (restarted) {
            ward.announcer().note(group, "+reboot", ward.announcer().replica(group, replica.address()));
        }
        ward.witnesses().heard(group, replica, info, replica.contact().infos().askedMs());
        boolean follows = info.upstream().map(NodeInfo.Upstream::master).equals(Optional.of(group.master()));
        if (follows) {
            replica.superseded(false);
        }
        ward.repointer().progressed(group, replica, info);
    }

    void reportRole(Group group, Contact contact, NodeRole role) {
        if (!contact.infos().roleChanged()) {
            return;
        }
        HostPort address = contact.target().address();
        boolean isMaster = address.equals(group.master());
        NodeRole expected = isMaster ? NodeRole.MASTER : NodeRole.REPLICA;
        String instance =
                isMaster ? ward.announcer().master(group) : ward.announcer().replica(group, address);
        ward.announcer()
                .mention(
                        group,
                        role == expected ? "+role-change" : "-role-change",
                        instance + " new reported role is " + role.wireName());
    }
}
