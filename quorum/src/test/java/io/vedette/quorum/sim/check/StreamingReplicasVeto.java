package io.vedette.quorum.sim.check;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.Rules;
import io.vedette.quorum.sim.node.RedisNode;
import io.vedette.quorum.sim.run.Cluster;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import io.vedette.quorum.sim.sentinel.VedetteSentinel;

/**
 * A master that was well all the time, and from which every replica still streams, is not replaced because sentinels do not
 * hear from it.
 */
public final class StreamingReplicasVeto extends Invariant {
    /** INFO tells in whole seconds how long ago a replica heard its master: for less than two that proves nothing. */
    private static final long SHORTEST_DOWN_AFTER_MS = 2_000;

    private final Cluster cluster;
    private final Operator operator;

    public StreamingReplicasVeto(Cluster cluster, Operator operator) {
        this.cluster = cluster;
        this.operator = operator;
    }

    @Override
    public void ordered(SentinelProcess sentinel, HostPort address, NodeOrder order) {
        RedisNode chosen = cluster.nodeAt(address);
        Rules rules = cluster.setup().rules();
        if (!(order instanceof NodeOrder.Promote)
                || !(sentinel instanceof VedetteSentinel)
                || chosen == null
                || !rules.witnessVeto()
                || rules.downAfterMs() < SHORTEST_DOWN_AFTER_MS
                || rules.writeCanary()
                || operator.orderedFailover(sentinel, chosen.group())) {
            return;
        }
        RedisNode master = cluster.nodeAt(sentinel.masterOf(chosen.group()).orElse(address));
        if (master == null || master == chosen || !wasWellFor(master, 4 * rules.downAfterMs() * 1000)) {
            return;
        }
        boolean allStream = cluster.nodesOf(chosen.group()).stream()
                .filter(node -> node != master)
                .allMatch(node -> node.streamsSteadily(master.address(), 4 * rules.downAfterMs() * 1000)
                        && cluster.network().isHealthyBetween(master.host(), node.host())
                        && cluster.network().isHealthyBetween(sentinel.host(), node.host()));
        require(!allStream, "{} promotes {} although all replicas stream from {}", sentinel, address, master.address());
    }

    private static boolean wasWellFor(RedisNode node, long us) {
        return node.isMaster() && node.isHealthy() && node.wasUndisturbedFor(us);
    }
}
