package io.vedette.quorum.sim.check;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.sim.sentinel.SentinelProcess;

/** Nothing begins by itself at a sentinel that was told to leave the group alone. */
public final class PauseIsRespected extends Invariant {
    private final Operator operator;

    public PauseIsRespected(Operator operator) {
        this.operator = operator;
    }

    @Override
    public void announced(SentinelProcess sentinel, GroupName group, String event, String payload) {
        if (event.equals("+try-failover")) {
            require(
                    !operator.pauseIsInForce(sentinel, group) || operator.orderedFailover(sentinel, group),
                    "{} begins a failover of {}, which is paused",
                    sentinel,
                    group);
        }
    }
}
