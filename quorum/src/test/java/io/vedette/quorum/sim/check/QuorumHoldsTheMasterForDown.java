package io.vedette.quorum.sim.check;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.sim.run.Cluster;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import io.vedette.quorum.sim.sentinel.VedetteSentinel;
import java.util.HashMap;
import java.util.Map;

/**
 * A failover of ours that no operator ordered begins only when a quorum of sentinels held this very address for down, at the latest a few
 * seconds ago (an opinion takes its time on a bad network, and is remembered as long as redis-sentinel remembers it).
 */
public final class QuorumHoldsTheMasterForDown extends Invariant {
    private static final long REMEMBERED_US = 20_000_000;
    private static final long NOW = Long.MAX_VALUE;

    private final Cluster cluster;
    private final Operator operator;
    private final Map<SentinelProcess, Map<GroupName, Opinion>> opinions = new HashMap<>();

    /** About whom, and until when. */
    private record Opinion(String master, long untilUs) {}

    public QuorumHoldsTheMasterForDown(Cluster cluster, Operator operator) {
        this.cluster = cluster;
        this.operator = operator;
    }

    @Override
    public void announced(SentinelProcess sentinel, GroupName group, String event, String payload) {
        if (event.equals("+sdown") && payload.startsWith("master ")) {
            remember(sentinel, group, new Opinion(payload, NOW));
        } else if (event.equals("-sdown") && payload.startsWith("master ")) {
            remember(sentinel, group, new Opinion(payload, cluster.clock().nowUs()));
        } else if (event.equals("+try-failover")
                && sentinel instanceof VedetteSentinel
                && !operator.orderedFailover(sentinel, group)) {
            check(sentinel, group, payload);
        }
    }

    private void remember(SentinelProcess sentinel, GroupName group, Opinion opinion) {
        opinions.computeIfAbsent(sentinel, s -> new HashMap<>()).put(group, opinion);
    }

    private void check(SentinelProcess sentinel, GroupName group, String master) {
        long since = cluster.clock().nowUs() - REMEMBERED_US;
        long holders = opinions.values().stream()
                .map(known -> known.get(group))
                .filter(opinion -> opinion != null && opinion.master().equals(master) && opinion.untilUs() >= since)
                .count();
        int quorum = cluster.setup().rules().quorum();
        require(
                holders >= quorum,
                "{} begins a failover of {}, {} of {} hold it for down",
                sentinel,
                master,
                holders,
                quorum);
    }
}
