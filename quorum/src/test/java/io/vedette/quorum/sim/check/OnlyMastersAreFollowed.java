package io.vedette.quorum.sim.check;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.sim.node.RedisNode;
import io.vedette.quorum.sim.run.Cluster;
import io.vedette.quorum.sim.sentinel.SentinelProcess;

/** Nobody is sent, node or client, to a replica whose promotion has not happened yet. */
public final class OnlyMastersAreFollowed extends Invariant {
    private final Cluster cluster;

    public OnlyMastersAreFollowed(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void ordered(SentinelProcess sentinel, HostPort address, NodeOrder order) {
        if (order instanceof NodeOrder.Repoint repoint) {
            RedisNode master = cluster.nodeAt(repoint.master());
            require(
                    master == null || master.wasEverMaster(),
                    "{} repoints {} to {}, which never was a master",
                    sentinel,
                    address,
                    repoint.master());
        }
    }

    @Override
    public void published(SentinelProcess sentinel, GroupName group, Epoch configEpoch, HostPort address) {
        RedisNode master = cluster.nodeAt(address);
        require(
                master == null || master.wasEverMaster(),
                "{} publishes {} for {}, which never was a master",
                sentinel,
                address,
                group);
    }
}
