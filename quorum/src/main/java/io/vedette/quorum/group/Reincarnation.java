package io.vedette.quorum.group;

import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.RunId;
import io.vedette.quorum.link.InfoLog;
import io.vedette.quorum.liveness.Evidence;
import java.util.Optional;

/**
 * A master that restarted and has less than its replicas must not be followed: they would throw their data away for it. Once a replica
 * does follow the new process there is nothing left in it to be saved, and when all do the evidence is void.
 *
 * <p>Offsets grow, so a replica has more than the master only if the master, asked when the replica had answered, still has less.
 */
final class Reincarnation {
    /** Replicas that have more are looked for this long after a restart; by then they have reconnected. */
    static final long WINDOW_MS = 5_000;

    void consider(Group group, long nowMs) {
        Standing standing = group.standing();
        InfoLog infos = group.masterContact().infos();
        Optional<NodeInfo> master = infos.last().filter(said -> said.role() == NodeRole.MASTER);
        boolean recently =
                standing.rebootMs().isPresent() && nowMs - standing.rebootMs().getAsLong() < WINDOW_MS;
        if (master.isEmpty() || (!recently && standing.reborn().isEmpty())) {
            return;
        }
        if (!isComparable(group)) {
            group.masterContact().askInfo(true, nowMs);
            return;
        }
        long kept = mostKept(group, master.get(), standing.rebootMark());
        if (kept <= master.get().offset()) {
            standing.reborn(Optional.empty());
        } else if (standing.reborn().isEmpty()) {
            RunId before = infos.previousRunId().orElse(master.get().runId());
            standing.reborn(Optional.of(new Evidence.Reborn(
                    nowMs, before, master.get().runId(), kept, master.get().offset())));
        }
    }

    private static boolean isComparable(Group group) {
        InfoLog master = group.masterContact().infos();
        for (Replica replica : group.replicas()) {
            boolean seemsToHaveMore = master.last().isPresent()
                    && replica.info()
                            .filter(said -> said.offset() > master.last().get().offset())
                            .isPresent();
            if (seemsToHaveMore
                    && master.askedAfter(replica.contact().infos().receivedMark())
                            .isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** The greatest offset among replicas that still hold what they had from the former process, and could be promoted for it. */
    private static long mostKept(Group group, NodeInfo master, long rebootMark) {
        long most = 0;
        for (Replica replica : group.replicas()) {
            boolean reachable = replica.contact().isReachableFor(group.name());
            Optional<NodeInfo> info = replica.info().filter(said -> reachable && said.priority() > 0);
            if (info.isPresent() && keeps(group, replica, info.get(), master, rebootMark)) {
                most = Math.max(most, info.get().offset());
            }
        }
        return most;
    }

    private static boolean keeps(Group group, Replica replica, NodeInfo info, NodeInfo master, long rebootMark) {
        if (info.upstream().isEmpty() || !info.upstream().get().master().equals(group.master())) {
            return false;
        }
        boolean sameHistory =
                info.replicationId().isPresent() && info.replicationId().equals(master.replicationId());
        boolean followsAnew = replica.contact().infos().askedAfter(rebootMark).isPresent()
                && (info.upstream().get().linkUp() || info.upstream().get().syncInProgress());
        return !followsAnew && !(sameHistory && info.offset() <= master.offset());
    }
}
