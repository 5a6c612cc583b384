package io.vedette.quorum.sim.check;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.PromotePolicy;
import io.vedette.quorum.Rules;
import io.vedette.quorum.sim.node.RedisNode;
import io.vedette.quorum.sim.run.Cluster;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import io.vedette.quorum.sim.sentinel.VedetteSentinel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The promoted replica was, of those its leader could reach all the time since it stood for election, the freshest; it never had
 * priority 0 and never was in the middle of its first synchronisation.
 *
 * <p>Compared is what each replica had when the leader stood for election with what the promoted one has at its promotion: a correct
 * leader, which asks in between, can only do better than that. A replica in the middle of a synchronisation tells no position: what it
 * had before is still there, but nobody can know how much that was, nor whether it will be there a moment later.
 */
public final class OnlyEligibleReplicasArePromoted extends Invariant {
    private final Cluster cluster;
    private final Map<Leadership, Map<HostPort, Snapshot>> candidacies = new HashMap<>();
    private final Operator operator;

    private record Leadership(SentinelProcess leader, GroupName group) {}

    private record Snapshot(long offset, String history, boolean forbidden, boolean reachable, int incarnation) {}

    public OnlyEligibleReplicasArePromoted(Cluster cluster, Operator operator) {
        this.cluster = cluster;
        this.operator = operator;
    }

    @Override
    public void announced(SentinelProcess sentinel, GroupName group, String event, String payload) {
        if (event.equals("+try-failover") && sentinel instanceof VedetteSentinel ours) {
            Map<HostPort, Snapshot> now = new HashMap<>();
            cluster.nodesOf(group).forEach(node -> now.put(node.address(), snapshot(ours, node)));
            candidacies.put(new Leadership(sentinel, group), now);
        }
    }

    private Snapshot snapshot(VedetteSentinel leader, RedisNode node) {
        return new Snapshot(
                node.offset(), node.history().id(), isForbidden(node), isReachable(leader, node), node.incarnation());
    }

    private static boolean isForbidden(RedisNode node) {
        return node.faults().priority() == 0 || !node.isComplete();
    }

    private boolean isReachable(VedetteSentinel leader, RedisNode node) {
        return node.isHealthy()
                && !node.isLoading()
                && !node.isSyncing()
                && !node.faults().isBusy()
                && !node.isMaster()
                && cluster.network().isHealthyBetween(leader.host(), node.host())
                && leader.reaches(node.address());
    }

    @Override
    public void ordered(SentinelProcess sentinel, HostPort address, NodeOrder order) {
        RedisNode chosen = cluster.nodeAt(address);
        if (!(order instanceof NodeOrder.Promote)
                || !(sentinel instanceof VedetteSentinel leader)
                || chosen == null
                || operator.choseReplica(sentinel, chosen.group())) {
            return;
        }
        Map<HostPort, Snapshot> then = candidacies.getOrDefault(new Leadership(sentinel, chosen.group()), Map.of());
        Snapshot chosenThen = then.get(address);
        if (chosenThen == null) {
            return;
        }
        require(
                !(chosenThen.forbidden() && isForbidden(chosen)),
                "{} promotes {} with priority {}, complete {}",
                sentinel,
                address,
                chosen.faults().priority(),
                chosen.isComplete());
        for (RedisNode other : cluster.nodesOf(chosen.group())) {
            compare(leader, chosen, other, then.get(other.address()));
        }
    }

    private void compare(VedetteSentinel leader, RedisNode chosen, RedisNode other, @Nullable Snapshot then) {
        Rules rules = cluster.setup().rules();
        boolean comparable = then != null
                && rules.promotePolicy() == PromotePolicy.FRESHEST
                && !then.forbidden()
                && !isForbidden(other)
                && then.reachable()
                && isReachable(leader, other)
                && then.incarnation() == other.incarnation()
                && then.history().equals(other.history().id())
                && other.history().id().equals(chosen.history().id());
        if (then != null && comparable) {
            require(
                    then.offset() <= chosen.offset() + rules.offsetToleranceBytes(),
                    "{} promotes {} at offset {}, although {} had {} when it stood for election",
                    leader,
                    chosen.address(),
                    chosen.offset(),
                    other.address(),
                    then.offset());
        }
    }
}
