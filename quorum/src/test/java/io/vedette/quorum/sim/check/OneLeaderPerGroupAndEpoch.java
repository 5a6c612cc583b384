package io.vedette.quorum.sim.check;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.sim.node.RedisNode;
import io.vedette.quorum.sim.run.Cluster;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import java.util.HashMap;
import java.util.Map;

/**
 * A promotion is ordered only by somebody for whom a majority of all sentinels, and at least the quorum, voted; in one epoch
 * only one sentinel orders promotions. An operator may force one without votes.
 */
public final class OneLeaderPerGroupAndEpoch extends Invariant {
    private final Cluster cluster;
    private final Operator operator;
    private final VotesAreNeverTakenBack votes;
    private final Map<Reign, SentinelProcess> leaders = new HashMap<>();

    private record Reign(GroupName group, Epoch epoch) {}

    public OneLeaderPerGroupAndEpoch(Cluster cluster, Operator operator, VotesAreNeverTakenBack votes) {
        this.cluster = cluster;
        this.operator = operator;
        this.votes = votes;
    }

    @Override
    public void ordered(SentinelProcess sentinel, HostPort address, NodeOrder order) {
        RedisNode node = cluster.nodeAt(address);
        if (!(order instanceof NodeOrder.Promote) || node == null) {
            return;
        }
        int needed =
                Math.max(cluster.setup().majority(), cluster.setup().rules().quorum());
        Epoch epoch = votes.lastWon(sentinel, node.group(), needed);
        if (epoch.equals(Epoch.ZERO) && operator.orderedFailover(sentinel, node.group())) {
            return;
        }
        require(
                !epoch.equals(Epoch.ZERO),
                "{} promotes {} of {} without {} votes in any epoch",
                sentinel,
                address,
                node.group(),
                needed);
        SentinelProcess before = leaders.putIfAbsent(new Reign(node.group(), epoch), sentinel);
        require(
                before == null || before.equals(sentinel),
                "{} leads epoch {} of {}, which {} led",
                sentinel,
                epoch,
                node.group(),
                before);
    }
}
