package io.vedette.quorum.group;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.failover.Candidate;
import io.vedette.quorum.failover.Ranking;
import io.vedette.quorum.failover.ReplicaRanking;
import io.vedette.quorum.link.Contact;
import io.vedette.quorum.link.InfoLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Describes the replicas of a group for the ranking, and its master when that was made a replica. */
final class Census {
    /** What a replica without any data says its offset is. */
    private static final long NO_OFFSET = 1;

    private final Group group;

    Census(Group group) {
        this.group = group;
    }

    /** Those that could be promoted, were they well: they are asked how far they are. */
    static List<Contact> eligible(Group group) {
        List<Contact> all = new ArrayList<>();
        group.replicas().forEach(replica -> all.add(replica.contact()));
        if (Judge.isReportedReplica(group)) {
            all.add(group.masterContact());
        }
        return all;
    }

    /** Ranks them; only what is {@code fresh} counts. */
    Ranking ranking(Predicate<InfoLog> fresh, List<HostPort> ruledOut, Optional<HostPort> wanted, long nowMs) {
        List<Candidate> candidates = new ArrayList<>();
        boolean nothingToLose = isCircleOfTheEmpty();
        for (Replica replica : group.replicas()) {
            boolean foreign = Membership.isForeign(group, replica);
            candidates.add(candidate(replica.contact(), replica.isSuperseded(), foreign, nothingToLose, fresh, nowMs));
        }
        // Somebody made a replica of it: it may be the only one that has any data.
        if (Judge.isReportedReplica(group)) {
            candidates.add(candidate(group.masterContact(), false, false, nothingToLose, fresh, nowMs));
        }
        return new ReplicaRanking(group.rules(), ruledOut, wanted).rank(candidates, masterOffset());
    }

    /** How far the master is known to have come: a lower bound, for its last INFO may be old. */
    OptionalLong masterOffset() {
        Optional<NodeInfo> info = group.masterContact().infos().last();
        if (group.standing().reborn().isPresent()) {
            return OptionalLong.of(group.standing().reborn().get().offsetBefore());
        }
        return info.filter(said -> said.role() == NodeRole.MASTER)
                .map(said -> OptionalLong.of(said.offset()))
                .orElse(OptionalLong.empty());
    }

    private Candidate candidate(
            Contact contact,
            boolean superseded,
            boolean foreign,
            boolean nothingToLose,
            Predicate<InfoLog> fresh,
            long nowMs) {
        Optional<NodeInfo> info = contact.infos().last();
        boolean reachable = contact.isReachableFor(group.name());
        boolean master = info.filter(said -> said.role() == NodeRole.MASTER).isPresent();
        return new Candidate(
                contact.target().address(),
                info.map(NodeInfo::runId),
                info.map(NodeInfo::priority).orElse(NodeInfo.DEFAULT_PRIORITY),
                info.map(NodeInfo::offset).orElse(0L),
                info.isPresent() ? nowMs - contact.infos().askedMs() : -1,
                fresh.test(contact.infos()) && info.isPresent(),
                reachable,
                nothingToLose || info.map(Census::isSynced).orElse(false),
                info.map(this::isStranger).orElse(false) || foreign,
                superseded,
                master && !superseded);
    }

    /**
     * Whether it holds a complete data set: never one that is still receiving or loading it, or never received any. One that restarted
     * and has not found a master since says that its link never was up, like one that never had a master; but only what came from a
     * master, be it by way of its own file, has an offset.
     */
    private static boolean isSynced(NodeInfo info) {
        if (info.loading()) {
            return false;
        }
        return info.upstream()
                .map(up ->
                        !up.syncInProgress() && (up.linkUp() || up.linkDownForMs() >= 0 || info.offset() > NO_OFFSET))
                .orElse(true);
    }

    /**
     * Whether every node of the group is here, has nothing, and waits for another of them to have something: so none will, until one of
     * them is made the master.
     */
    private boolean isCircleOfTheEmpty() {
        return Judge.isReportedReplica(group) && eligible(group).stream().allMatch(this::waitsForMemberInVain);
    }

    private boolean waitsForMemberInVain(Contact contact) {
        boolean here = contact.isOpen() && contact.infos().isOfThisLink();
        return here
                && contact.infos()
                        .last()
                        .filter(said -> !said.loading() && !isSynced(said))
                        .flatMap(NodeInfo::upstream)
                        .filter(up -> !up.syncInProgress() && !up.linkUp())
                        .filter(up -> group.node(up.master()).isPresent())
                        .isPresent();
    }

    /** It follows somebody who is neither the master nor one of the replicas: its offset belongs to another history. */
    private boolean isStranger(NodeInfo info) {
        return info.upstream()
                .map(NodeInfo.Upstream::master)
                .filter(master -> !master.equals(group.master()))
                .filter(master -> group.replica(master).isEmpty())
                .isPresent();
    }
}
