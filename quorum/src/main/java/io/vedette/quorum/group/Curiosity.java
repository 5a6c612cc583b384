package io.vedette.quorum.group;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.link.Contact;
import java.util.Optional;

/** How often a group wants to hear from a node: rarely in peace, often where something is about to change. */
final class Curiosity {
    /** Redis's period while a failover is in progress. */
    static final long ALERT_MS = 1_000;

    /** While a node is expected to change its role any moment. */
    static final long URGENT_MS = 100;

    /** For each master that is down: the replicas of all of them are asked a hundred times a second, in turn. */
    private static final long DOWN_SHARE_MS = 10;

    private static final int PINGS_PER_INFO = 10;
    private static final int REPLICAS_TOLD_QUICKLY = 16;

    private final Ward ward;

    Curiosity(Ward ward) {
        this.ward = ward;
    }

    long infoPeriodMs(Group group, Contact contact) {
        long periodMs = ward.self().settings().periods().infoMs();
        if (contact == group.masterContact()) {
            // What a promotion would lose is known no better than the master's offset is.
            long countedMs = group.rules().lossBudgetBytes().isPresent() ? ALERT_MS : periodMs;
            return Math.min(countedMs, ofMaster(group, periodMs));
        }
        HostPort address = contact.target().address();
        Optional<Replica> replica = group.replica(address);
        if (replica.isPresent()) {
            return Math.min(periodMs, ofReplica(group, replica.get()));
        }
        return group.follow()
                .map(announced -> announced.master().equals(address) ? URGENT_MS : ALERT_MS)
                .orElse(periodMs);
    }

    /**
     * A master that was told to end says so, and goes on answering PING until its replicas have everything, for up to a second and
     * longer. So it is asked often, as far as a tenth of the PINGs allows, and more rarely the more it has to tell.
     */
    private long ofMaster(Group group, long periodMs) {
        if (!group.rules().crashDetection()) {
            return periodMs;
        }
        long length = 1L + group.replicas().size() / REPLICAS_TOLD_QUICKLY;
        long perSecond = Math.max(1, ward.self().settings().pingsPerSecond() / PINGS_PER_INFO);
        return Math.max(URGENT_MS * length, 1_000L * ward.contacts().masters() / perSecond);
    }

    private long ofReplica(Group group, Replica replica) {
        boolean moving = replica.repoint() == Replica.Repoint.SENT || replica.repoint() == Replica.Repoint.IN_PROGRESS;
        if (moving || replica.isSuperseded()) {
            return URGENT_MS;
        }
        if (group.standing().isSdown()
                && !(group.standing().isOdown() && group.failover().isInProgress())) {
            return whileDownMs(group);
        }
        return group.failover().isInProgress() || isAstray(group, replica) ? ALERT_MS : Long.MAX_VALUE;
    }

    /**
     * Replicas may speak for a silent master, or one that can be promoted may show up. Of a crash they know nothing that we do not, so
     * where many crashed at once each is asked more rarely.
     */
    private long whileDownMs(Group group) {
        boolean crashed = group.masterContact()
                .pulse()
                .isKnownCrashed(group.tolerance(), ward.self().health().sightedMs());
        long shareMs = crashed ? DOWN_SHARE_MS * ward.registry().downCount() : 0;
        return Math.min(ALERT_MS, Math.max(Witnesses.REPEAT_MS, shareMs));
    }

    /** Its link to the master is down, or it does not follow this master at all. */
    private static boolean isAstray(Group group, Replica replica) {
        Optional<NodeInfo> said = replica.info();
        if (said.isEmpty()) {
            return false;
        }
        Optional<NodeInfo.Upstream> upstream = said.get().upstream();
        return upstream.isEmpty()
                || !upstream.get().linkUp()
                || !upstream.get().master().equals(group.master());
    }
}
