package io.vedette.sentinel.command;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.Rules;
import io.vedette.quorum.Target;
import io.vedette.quorum.view.GroupView;
import io.vedette.quorum.view.InstanceView;
import io.vedette.quorum.view.NodeStatus;
import io.vedette.quorum.view.PeerView;
import io.vedette.quorum.view.ReplicaView;
import io.vedette.sentinel.shell.Shell;
import io.vedette.sentinel.state.GroupOptions;
import io.vedette.sentinel.state.PlannedSwitchover;
import java.util.Optional;
import java.util.OptionalLong;

/** The maps of SENTINEL MASTER, REPLICAS and SENTINELS. Their order matters: some callers go by position. */
final class InstanceMaps {
    private final Shell shell;
    private final Isolation isolation;

    InstanceMaps(Shell shell) {
        this.shell = shell;
        this.isolation = new Isolation(shell);
    }

    Fields master(GroupView group) {
        Rules rules = group.rules();
        GroupOptions options = shell.options().of(group.name());
        InstanceView instance = group.instance();
        Fields fields =
                common(instance, new Target.Node(instance.address()), group.failoverState(), group.odownForMs());
        if (isolation.isToldOf(group.name())) {
            fields.add("flags", instance.flagText() + ",no_quorum");
        }
        return reported(fields, group.status())
                .add("config-epoch", group.configEpoch().toString())
                .add("num-slaves", group.replicas().size())
                .add("num-other-sentinels", group.peers().size())
                .add("quorum", rules.quorum())
                .add("failover-timeout", rules.failoverTimeoutMs())
                .add("parallel-syncs", rules.parallelSyncs())
                .addIfPresent("notification-script", options.notificationScript())
                .addIfPresent("client-reconfig-script", options.reconfigScript())
                .addIfPresent("pre-failover-hook", rules.hook().asked())
                .addIfPresent(
                        "planned-switchover", shell.planner().of(group.name()).map(PlannedSwitchover::toString));
    }

    Fields replica(ReplicaView replica) {
        InstanceView instance = replica.instance();
        Fields fields = common(instance, new Target.Node(instance.address()), Optional.empty(), OptionalLong.empty());
        Optional<HostPort> upstream = replica.upstream();
        return reported(fields, replica.status())
                .add("master-link-down-time", replica.masterLinkDownForMs())
                .add("master-link-status", replica.masterLinkUp() ? "ok" : "err")
                .add("master-host", upstream.map(HostPort::host).orElse("?"))
                .add("master-port", upstream.map(HostPort::port).orElse(0))
                .add("slave-priority", replica.priority())
                .add("slave-repl-offset", replica.offset())
                .add("replica-announced", replica.announced() ? 1 : 0);
    }

    Fields peer(PeerView peer) {
        InstanceView instance = peer.instance();
        Target target = new Target.Peer(peer.id(), instance.address());
        return common(instance, target, Optional.empty(), OptionalLong.empty())
                .add("last-hello-message", peer.lastHelloAgeMs())
                .add("voted-leader", peer.votedLeader().map(Object::toString).orElse("?"))
                .add("voted-leader-epoch", peer.votedLeaderEpoch().toString());
    }

    private Fields common(
            InstanceView instance, Target target, Optional<String> failoverState, OptionalLong odownForMs) {
        Fields fields = new Fields()
                .add("name", instance.name())
                .add("ip", instance.address().host())
                .add("port", instance.address().port())
                .add("runid", instance.runId())
                .add("flags", instance.flagText())
                .add("link-pending-commands", shell.pending(target))
                .add("link-refcount", instance.linkRefCount())
                .addIfPresent("failover-state", failoverState)
                .add("last-ping-sent", instance.pendingPingAgeMs())
                .add("last-ok-ping-reply", instance.lastOkPingAgeMs())
                .add("last-ping-reply", instance.lastPingReplyAgeMs());
        instance.sdownForMs().ifPresent(ms -> fields.add("s-down-time", ms));
        odownForMs.ifPresent(ms -> fields.add("o-down-time", ms));
        return fields.add("down-after-milliseconds", instance.downAfterMs());
    }

    private static Fields reported(Fields fields, NodeStatus status) {
        return fields.add("info-refresh", status.infoAgeMs().orElse(0))
                .add("role-reported", status.roleReported().wireName())
                .add("role-reported-time", status.roleReportedForMs());
    }
}
