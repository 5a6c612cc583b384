package io.vedette.quorum.group;

import io.vedette.quorum.link.Contact;

/**
 * Whether nobody waits for what we would say on the channels of a group's replicas. That is so while every sentinel we know is one of
 * ours, answers us, and has said of late that it holds the very configuration we hold: it hears each of our hellos from ourselves and on
 * the master. And while the master and all replicas are well, for then whoever else comes finds the master, and us there.
 *
 * <p>Where we know no other sentinel there is no accord: those we do not know may be on a replica's channel.
 *
 * <p>It looks at our links to the others, not at theirs to us. Whether they reach us decides what they say on the replicas, and they
 * know that themselves.
 */
final class Accord {
    private Accord() {}

    static boolean prevails(Group group, Ward ward, long nowMs) {
        return Calm.isUndisturbed(group, nowMs)
                && !group.pause().isOn(nowMs)
                && !Judge.isReportedReplica(group)
                && isWell(group, group.masterContact(), nowMs)
                && areReplicasWell(group, nowMs)
                && areVotersOfOneMind(group, ward, nowMs);
    }

    private static boolean areReplicasWell(Group group, long nowMs) {
        for (Replica replica : group.replicas()) {
            if (!isWell(group, replica.contact(), nowMs)) {
                return false;
            }
        }
        return true;
    }

    private static boolean areVotersOfOneMind(Group group, Ward ward, long nowMs) {
        for (Voter voter : group.voters()) {
            if (!ward.knowsAsOurs(voter.id())
                    || !isWell(group, voter.contact(), nowMs)
                    || !agrees(group, voter, Hellos.recentMs(ward), nowMs)
                    || ward.opinions().holdsForDown(group, voter, nowMs)) {
                return false;
            }
        }
        return !group.voters().isEmpty();
    }

    private static boolean agrees(Group group, Voter voter, long recentMs, long nowMs) {
        return nowMs - voter.helloMs() <= recentMs
                && voter.announced()
                        .filter(said -> Hellos.isOurs(group, said.master(), said.configEpoch()))
                        .isPresent();
    }

    /** A PING that is not answered yet is no silence: they leave at the same beats as hellos. */
    private static boolean isWell(Group group, Contact contact, long nowMs) {
        long silentSinceMs = contact.pulse().silentSinceMs().orElse(nowMs);
        return contact.isReachableFor(group.name()) && nowMs - silentSinceMs <= Opinions.PATIENCE_MS;
    }
}
