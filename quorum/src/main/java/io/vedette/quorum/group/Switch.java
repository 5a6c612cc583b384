package io.vedette.quorum.group;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Effect.ScriptRole;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.failover.Mission;
import io.vedette.quorum.group.Group.Follow;
import java.util.Optional;

/**
 * Makes another node the master of a group: in our view, on disk, and for everybody we can tell, all at once and on every sentinel
 * alike, the leader included. Replicas are repointed afterwards; clients do not wait for them.
 */
final class Switch {
    private final Ward ward;

    Switch(Ward ward) {
        this.ward = ward;
    }

    /** We led, and the promoted replica has said that it is a master. */
    void publish(Group group, Mission mission, HostPort promoted, long nowMs) {
        HostPort old = group.master();
        to(group, promoted, mission.epoch(), ScriptRole.LEADER, nowMs);
        // Told last: the state every subscriber sees next is that of the new master.
        if (!old.equals(promoted)) {
            ward.announcer()
                    .warn(
                            group,
                            "+failover-state-reconf-slaves",
                            ward.announcer().master(group));
        }
    }

    /** Somebody else led. */
    void follow(Group group, Follow announced, long nowMs) {
        group.voter(announced.from())
                .ifPresent(voter -> ward.announcer()
                        .warn(
                                group,
                                "+config-update-from",
                                ward.announcer()
                                        .sentinel(
                                                group,
                                                voter.id(),
                                                voter.target().address())));
        to(group, announced.master(), announced.configEpoch(), ScriptRole.OBSERVER, nowMs);
    }

    private void to(Group group, HostPort next, Epoch epoch, ScriptRole role, long nowMs) {
        HostPort old = group.master();
        group.switchTo(next, epoch, nowMs);
        group.votes().grace(Optional.empty());
        ward.registry().moved(group, old);
        ward.registry().noteDown(group, false);
        ward.self().journal().save(group.name());
        group.nextHelloMs(nowMs);
        if (old.equals(next)) {
            return;
        }
        String payload = group.name() + " " + ward.announcer().words(old) + " "
                + ward.announcer().words(next);
        ward.announcer().warn(group, "+switch-master", payload);
        HostPort from = ward.announcer().shown(old);
        HostPort to = ward.announcer().shown(next);
        ward.self().outbox().emit(new Effect.PublishMaster(group.name(), epoch, from, to));
        ward.self().outbox().emit(new Effect.RunReconfigScript(group.name(), role, from, to));
        for (Replica replica : group.replicas()) {
            ward.announcer().note(group, "+slave", ward.announcer().replica(group, replica.address()));
        }
        group.masterContact().hurry(nowMs);
    }
}
