package io.vedette.quorum.sim.check;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.sim.node.RedisNode;
import io.vedette.quorum.sim.run.Cluster;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import io.vedette.quorum.sim.sentinel.VedetteSentinel;
import java.util.HashMap;
import java.util.Map;

/**
 * Nobody of ours is elected without an operator's order unless a quorum of sentinels held this very address for down while the election
 * lasted. Judged at its end: one may stand for election on hearsay, for how long that was under way on a cut network no sentinel can
 * know, but only answers to the questions of this election count in the end.
 *
 * <p>When that address is a replica in truth, a sentinel that names another master is of the same mind: it never heard of the
 * configuration that made it one, and could not hold for down what it does not hold for a master.
 */
public final class QuorumHoldsTheMasterForDown extends Invariant {
    /** An election lasts a second; the candidate may be late, and its clock slow. */
    private static final long REMEMBERED_US = 1_200_000;

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
        } else if (event.equals("+elected-leader")
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
        long holders = cluster.sentinels().stream()
                .filter(each -> holdsForDown(each, group, master, since) || knowsBetter(each, sentinel, group))
                .count();
        int quorum = cluster.setup().rules().quorum();
        require(
                holders >= quorum,
                "{} is elected to replace {}, {} of {} hold it for down",
                sentinel,
                master,
                holders,
                quorum);
    }

    private boolean holdsForDown(SentinelProcess sentinel, GroupName group, String master, long sinceUs) {
        Opinion opinion = opinions.getOrDefault(sentinel, Map.of()).get(group);
        return opinion != null && opinion.master().equals(master) && opinion.untilUs() >= sinceUs;
    }

    private boolean knowsBetter(SentinelProcess sentinel, SentinelProcess elected, GroupName group) {
        HostPort judged = elected.masterOf(group).orElseThrow();
        RedisNode node = cluster.nodeAt(judged);
        return node != null
                && !node.isMaster()
                && sentinel.masterOf(group)
                        .filter(named -> !named.equals(judged))
                        .isPresent();
    }
}
