package io.vedette.quorum.group;

import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.PingReply;
import io.vedette.quorum.link.InfoLog;
import io.vedette.quorum.liveness.Evidence;
import io.vedette.quorum.liveness.Pulse;
import io.vedette.quorum.liveness.Tolerance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Holds the master for down, or up again: subjectively on our own evidence, objectively when {@code quorum} sentinels do. It diagnoses
 * and announces; whether a failover follows is decided by {@link GroupScene#objections}.
 */
final class Judge {
    private final Ward ward;

    Judge(Ward ward) {
        this.ward = ward;
    }

    void judge(Group group, long nowMs) {
        Standing standing = group.standing();
        boolean sdown = false;
        for (Evidence found : evidence(group, nowMs)) {
            sdown |= found.condemns();
        }
        if (sdown != standing.isSdown()) {
            subjectively(group, standing, sdown, nowMs);
        }
        int supporters = sdown ? 1 + ward.opinions().supporters(group, nowMs) : 0;
        boolean odown = supporters >= group.rules().quorum()
                || (sdown
                        && standing.isOdown()
                        && 1 + ward.opinions().upholders(group, nowMs)
                                >= group.rules().quorum());
        if (odown != standing.isOdown()) {
            objectively(group, standing, odown, supporters, nowMs);
        }
    }

    private void subjectively(Group group, Standing standing, boolean down, long nowMs) {
        standing.sdown(down ? OptionalLong.of(nowMs) : OptionalLong.empty());
        ward.registry().noteDown(group, down);
        ward.announcer()
                .warn(group, down ? "+sdown" : "-sdown", ward.announcer().master(group));
        if (down) {
            ward.witnesses().ask(group, nowMs);
        } else {
            standing.scriptKillForgotten();
        }
        ward.opinions().tellAll(group, nowMs);
    }

    private void objectively(Group group, Standing standing, boolean down, int have, long nowMs) {
        standing.odown(down ? OptionalLong.of(nowMs) : OptionalLong.empty());
        String inst = ward.announcer().master(group);
        if (down) {
            String payload = inst + " #quorum " + have + "/" + group.rules().quorum();
            ward.announcer().warn(group, "+odown", payload);
        } else {
            ward.announcer().warn(group, "-odown", inst);
        }
    }

    /** All that is known about the master's state, worst first. */
    List<Evidence> evidence(Group group, long nowMs) {
        List<Evidence> found = new ArrayList<>();
        group.standing().reborn().ifPresent(found::add);
        Pulse pulse = group.masterContact().pulse();
        if (pulse.silentSinceMs().isPresent()) {
            group.standing()
                    .canary()
                    .evidence(pulse.silentSinceMs().getAsLong())
                    .ifPresent(found::add);
        }
        if (pulse.lastReply() == PingReply.LOADING) {
            group.standing().loading().evidence(group.tolerance()).ifPresent(found::add);
        }
        leaving(group).ifPresent(found::add);
        found.addAll(pulse.evidence(group.tolerance(), nowMs));
        reportsReplica(group, nowMs, found);
        rebooting(group, nowMs, found);
        return found;
    }

    /** The last word of its INFO, also when it has gone since; with crash detection off its end is waited for, as redis-sentinel does. */
    private static Optional<Evidence> leaving(Group group) {
        InfoLog said = group.masterContact().infos();
        boolean condemns = group.tolerance().crashConfirmMs() != Tolerance.NEVER;
        return said.askedSince(group.switchedMs())
                .filter(NodeInfo::leaving)
                .map(info -> new Evidence.Leaving(said.askedMs(), condemns));
    }

    private void reportsReplica(Group group, long nowMs, List<Evidence> found) {
        if (!isReportedReplica(group)) {
            return;
        }
        long sinceMs = reportedReplicaSinceMs(group);
        long toleratedMs = replicaToleratedMs(group);
        found.add(new Evidence.ReportsReplica(
                sinceMs,
                group.masterContact().infos().last().flatMap(NodeInfo::upstream).map(NodeInfo.Upstream::master),
                toleratedMs,
                nowMs - sinceMs > toleratedMs));
    }

    /** What it said before it became our master says nothing: it was a replica then. */
    static boolean isReportedReplica(Group group) {
        InfoLog said = group.masterContact().infos();
        return said.role() == NodeRole.REPLICA
                && said.askedSince(group.switchedMs()).isPresent();
    }

    private static long reportedReplicaSinceMs(Group group) {
        return Math.max(group.masterContact().infos().roleSinceMs(), group.switchedMs());
    }

    /** Long enough for a configuration we missed to be announced twice. */
    private long replicaToleratedMs(Group group) {
        return group.rules().downAfterMs()
                + 2 * ward.self().settings().periods().publishMs();
    }

    private static void rebooting(Group group, long nowMs, List<Evidence> found) {
        OptionalLong since = group.standing().rebootMs();
        long toleratedMs = group.rules().masterRebootDownAfterMs();
        boolean back = group.masterContact().pulse().lastReply() == PingReply.PONG
                && group.masterContact().pulse().lastValidMs() > since.orElse(0);
        if (since.isPresent() && toleratedMs > 0 && !back) {
            found.add(new Evidence.Rebooting(since.getAsLong(), toleratedMs, nowMs - since.getAsLong() > toleratedMs));
        }
    }

    /** When the passing of time alone may change the verdict; the pulse has its own alarm. */
    long changesAtMs(Group group) {
        if (group.standing().isSdown()) {
            return Long.MAX_VALUE;
        }
        long next = Long.MAX_VALUE;
        if (isReportedReplica(group)) {
            next = reportedReplicaSinceMs(group) + replicaToleratedMs(group) + 1;
        }
        long rebootPeriodMs = group.rules().masterRebootDownAfterMs();
        if (rebootPeriodMs > 0 && group.standing().rebootMs().isPresent()) {
            next = Math.min(next, group.standing().rebootMs().getAsLong() + rebootPeriodMs + 1);
        }
        return next;
    }

    /** A master that runs a script for too long is not dead: the script is ended, once per time it is down. */
    void killScript(Group group) {
        if (group.standing().firstScriptKill()) {
            group.masterContact().order(new NodeOrder.KillScript());
        }
    }
}
