package io.vedette.quorum.group;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.RunId;
import io.vedette.quorum.link.Contact;
import java.util.Optional;

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
            ofMaster(group, info, restarted, nowMs);
        } else {
            group.replica(address).ifPresent(replica -> ofReplica(group, replica, info, restarted));
        }
        reportRole(group, contact, info.role());
    }

    private void ofMaster(Group group, NodeInfo info, boolean restarted, long nowMs) {
        if (restarted) {
            ward.announcer().note(group, "+reboot", ward.announcer().master(group));
            group.standing().rebooted(nowMs, ward.self().mark());
            ward.witnesses().ask(group, nowMs);
        }
        group.standing().loading().heard(info, nowMs);
        if (!info.loading()) {
            group.masterSeen();
        }
        if (info.role() == NodeRole.MASTER) {
            discover(group, info, nowMs);
        }
        ward.reincarnation().consider(group, nowMs);
    }

    private void discover(Group group, NodeInfo info, long nowMs) {
        for (NodeInfo.Downstream downstream : info.replicas()) {
            group.members().addReplica(downstream.address(), nowMs).ifPresent(replica -> {
                ward.self().journal().save(group.name());
                ward.announcer().note(group, "+slave", ward.announcer().replica(group, replica.address()));
            });
        }
    }

    private void ofReplica(Group group, Replica replica, NodeInfo info, boolean restarted) {
        if (restarted) {
            ward.announcer().note(group, "+reboot", ward.announcer().replica(group, replica.address()));
            replica.fromDisk(true);
        }
        if (info.upstream().filter(NodeInfo.Upstream::linkUp).isPresent()) {
            replica.fromDisk(false);
        }
        ward.witnesses().heard(group, replica, info, replica.contact().infos().askedMs());
        boolean follows = info.upstream().map(NodeInfo.Upstream::master).equals(Optional.of(group.master()));
        if (follows) {
            replica.superseded(false);
            replica.memberId(Optional.of(info.runId()));
        }
        Membership.formerAddress(group, replica).ifPresent(former -> moved(group, former, replica));
        ward.repointer().progressed(group, replica, info);
        ward.reincarnation().consider(group, ward.self().health().sightedMs());
    }

    private void moved(Group group, Replica former, Replica now) {
        HostPort shown = ward.announcer().shown(now.address());
        ward.announcer()
                .note(
                        group,
                        "+slave-address-switch",
                        ward.announcer().replica(group, former.address()) + " ip " + shown.host() + " port "
                                + shown.port());
        group.members().removeReplica(former.address());
        ward.self().journal().save(group.name());
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
