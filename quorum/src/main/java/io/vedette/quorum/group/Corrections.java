package io.vedette.quorum.group;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.failover.Repointing;
import io.vedette.quorum.link.InfoLog;
import io.vedette.quorum.vote.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts roles right that are not what the configuration says: a former master that came back and knows nothing of its successor, a
 * replica of the wrong master, a node that claims to be a master.
 *
 * <p>A node we know to be superseded is converted as soon as it is seen, provided that a majority told us lately that there is nothing
 * later than our own configuration: a sentinel that was cut off would make a replica of the master the others have chosen meanwhile. Of
 * any other that claims to be a master we cannot know but that a later configuration made it one; that is given time to reach us first.
 */
final class Corrections {
    /** Between two orders to one node. */
    static final long REPEAT_MS = 1_000;

    /** What the leader of the failover did not finish is finished by others after this. */
    static final long UNFINISHED_MS = 2_000;

    private final Ward ward;

    Corrections(Ward ward) {
        this.ward = ward;
    }

    void correct(Group group, long nowMs) {
        List<Replica> wrong = wrong(group);
        group.standing().rolesRight(wrong.isEmpty() && !isAnySuperseded(group));
        if (wrong.isEmpty() || !isSane(group, nowMs)) {
            return;
        }
        for (Replica replica : wrong) {
            if (nowMs >= dueMs(group, replica) && replica.contact().isReachableFor(group.name())) {
                order(group, replica, nowMs);
            }
        }
    }

    /** Asked at each step of each group, and nearly always answered with nobody. */
    private static List<Replica> wrong(Group group) {
        List<Replica> wrong = List.of();
        for (Replica replica : group.replicas()) {
            if (isWrong(group, replica)) {
                wrong = wrong.isEmpty() ? new ArrayList<>() : wrong;
                wrong.add(replica);
            }
        }
        return wrong;
    }

    private static boolean isAnySuperseded(Group group) {
        for (Replica replica : group.replicas()) {
            if (replica.isSuperseded()) {
                return true;
            }
        }
        return false;
    }

    /** Only a master that is up and says so may be followed, and only when no later one has been announced. */
    private boolean isSane(Group group, long nowMs) {
        InfoLog infos = group.masterContact().infos();
        long maxAgeMs = 2 * ward.self().settings().periods().infoMs();
        return !group.standing().isSdown()
                && group.masterContact().isOpen()
                && infos.role() == NodeRole.MASTER
                && infos.isOfThisLink()
                && infos.receivedMs().isPresent()
                && nowMs - infos.receivedMs().getAsLong() < maxAgeMs
                && !isSuperseding(group, nowMs)
                && !isAwaiting(group, nowMs)
                && (!group.failover().isInProgress() || group.failover() instanceof Repointing);
    }

    /** A later configuration is being verified; one that could not be confirmed for long does not stand in the way. */
    private static boolean isSuperseding(Group group, long nowMs) {
        return group.follow()
                .filter(follow -> nowMs < follow.sinceMs() + ObjectionFinder.FOLLOW_MS)
                .isPresent();
    }

    /** Somebody has our vote for a later configuration than ours: the master that we would convert may be the one it just made. */
    private static boolean isAwaiting(Group group, long nowMs) {
        return group.awaitedLeader(nowMs)
                .filter(given -> given.epoch().isAfter(group.configEpoch()))
                .isPresent();
    }

    private static boolean isWrong(Group group, Replica replica) {
        // What it said before the last order says nothing about the effect of that order.
        Optional<NodeInfo> info = replica.contact().infos().askedAfter(replica.orderNumber());
        return info.isPresent()
                && !Membership.isForeign(group, replica)
                && !Membership.isTheMaster(group, replica)
                && !info.get().upstream().map(NodeInfo.Upstream::master).equals(Optional.of(group.master()));
    }

    /** When this replica is ordered to follow, if it does not by then. */
    private long dueMs(Group group, Replica replica) {
        return Math.max(replica.orderedMs() + REPEAT_MS, toleratedUntilMs(group, replica));
    }

    private long toleratedUntilMs(Group group, Replica replica) {
        InfoLog infos = replica.contact().infos();
        if (replica.isSuperseded() && isUpToDate(group)) {
            return Long.MIN_VALUE;
        }
        if (infos.role() == NodeRole.MASTER) {
            long seenMs = replica.contact().openSinceMs().orElse(infos.roleSinceMs());
            return Math.max(infos.roleSinceMs(), seenMs)
                    + 4 * ward.self().settings().periods().publishMs();
        }
        Optional<HostPort> upstream = infos.last().flatMap(NodeInfo::upstream).map(NodeInfo.Upstream::master);
        boolean member = upstream.flatMap(group::replica).isPresent();
        boolean leading = group.failover() instanceof Repointing;
        if (member && !leading) {
            return Math.max(infos.upstreamSinceMs(), group.switchedMs()) + UNFINISHED_MS;
        }
        return infos.upstreamSinceMs() + group.rules().failoverTimeoutMs();
    }

    /** Whether a majority, ourselves included, announced a configuration within the last two of its periods: a later one would be ours. */
    private boolean isUpToDate(Group group) {
        long periodMs = ward.self().settings().periods().publishMs();
        long sinceMs = ward.self().health().sightedMs() - 2 * periodMs;
        int current = 1;
        for (Voter voter : group.voters()) {
            current += voter.announced().isPresent() && voter.helloMs() >= sinceMs && isSteady(voter, periodMs) ? 1 : 0;
        }
        return current >= Tally.needed(group.voters().size() + 1, 1);
    }

    /** Hellos that waited on a cut network all come when it is mended, and are old; so the first period after that does not count. */
    private static boolean isSteady(Voter voter, long periodMs) {
        return voter.contact().openSinceMs().orElse(Long.MAX_VALUE) <= voter.helloMs() - periodMs;
    }

    private void order(Group group, Replica replica, long nowMs) {
        boolean claimsMaster = replica.contact().infos().role() == NodeRole.MASTER;
        if (ward.repointer().order(group, replica, nowMs)) {
            ward.announcer()
                    .note(
                            group,
                            claimsMaster ? "+convert-to-slave" : "+fix-slave-config",
                            ward.announcer().replica(group, replica.address()));
        }
    }

    /** When the next of those found wrong a moment ago, by {@link #correct}, is ordered to follow. */
    long dueMs(Group group) {
        long next = Long.MAX_VALUE;
        if (group.standing().areRolesRight()) {
            return next;
        }
        for (Replica replica : group.replicas()) {
            if (replica.contact().isOpen() && isWrong(group, replica)) {
                long due = dueMs(group, replica);
                // What is overdue but not possible now becomes possible by an event, not by waiting.
                if (due > ward.self().health().sightedMs()) {
                    next = Math.min(next, due);
                }
            }
        }
        return next;
    }
}
