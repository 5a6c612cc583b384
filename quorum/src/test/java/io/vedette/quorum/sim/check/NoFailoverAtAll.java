package io.vedette.quorum.sim.check;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.sim.sentinel.SentinelProcess;

/** For runs whose faults all stay under the thresholds. */
public final class NoFailoverAtAll extends Invariant {

    @Override
    public void ordered(SentinelProcess sentinel, HostPort address, NodeOrder order) {
        require(!(order instanceof NodeOrder.Promote), "{} promotes {}", sentinel, address);
    }

    @Override
    public void announced(SentinelProcess sentinel, GroupName group, String event, String payload) {
        if (event.equals("+try-failover")) {
            throw broken("{} begins a failover of {}", sentinel, group);
        }
    }
}
