package io.vedette.quorum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A data node as the stories need it: it follows, is promoted, crashes, freezes, and answers what it is asked. */
final class FakeNode {
    final HostPort address;
    final List<NodeOrder> orders = new ArrayList<>();
    RunId runId;
    Optional<HostPort> upstream = Optional.empty();
    boolean linkUp = true;
    long linkDownForMs;
    long lastIoSecondsAgo;
    boolean syncing;
    int priority = 100;
    long offset;
    boolean up = true;
    boolean frozen;
    boolean refusesOrders;
    boolean losesAnswers;
    private int lives;

    FakeNode(HostPort address, long offset) {
        this.address = address;
        this.offset = offset;
        runId = new RunId("run-" + address.name() + "-0");
    }

    void restartEmpty() {
        runId = new RunId("run-" + address.name() + "-" + ++lives);
        offset = 0;
        up = true;
    }

    boolean isMaster() {
        return upstream.isEmpty();
    }

    NodeInfo info(List<FakeNode> all) {
        if (upstream.isPresent()) {
            return NodeInfo.replica(
                            runId,
                            offset,
                            new NodeInfo.Upstream(
                                    upstream.get(), linkUp, linkDownForMs, OptionalLong.of(lastIoSecondsAgo), syncing))
                    .withPriority(priority);
        }
        List<NodeInfo.Downstream> downstream = new ArrayList<>();
        for (FakeNode node : all) {
            if (node.up && node.upstream.equals(Optional.of(address))) {
                downstream.add(new NodeInfo.Downstream(node.address, true, node.offset));
            }
        }
        return NodeInfo.master(runId, offset, downstream);
    }

    RoleReport role() {
        return new RoleReport(isMaster() ? NodeRole.MASTER : NodeRole.REPLICA, offset, upstream);
    }

    OrderOutcome obey(NodeOrder order) {
        if (refusesOrders) {
            return new OrderOutcome.Refused("NOPERM this user has no permissions");
        }
        orders.add(order);
        if (order instanceof NodeOrder.Promote) {
            upstream = Optional.empty();
        } else if (order instanceof NodeOrder.Repoint repoint) {
            upstream = Optional.of(repoint.master());
            linkUp = true;
            lastIoSecondsAgo = 0;
        }
        return losesAnswers ? new OrderOutcome.Unknown("link lost") : new OrderOutcome.Done();
    }
}
