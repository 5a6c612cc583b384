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
    private static final long NEVER = Long.MIN_VALUE;

    private final Cluster cluster;
    private final Operator operator;
    private final Map<Holder, Map<String, Long>> heldUntilUs = new HashMap<>();

    private record Holder(SentinelProcess sentinel, GroupName group) {}

    public QuorumHoldsTheMasterForDown(Cluster cluster, Operator operator) {
        this.cluster = cluster;
        this.operator = operator;
    }

    @Override
    public void announced(SentinelProcess sentinel, GroupName group, String event, String payload) {
        Map<String, Long> held = heldUntilUs.computeIfAbsent(new Holder(sentinel, group), holder -> new HashMap<>());
        switch (event) {
            case "+sdown" -> held.put(address(payload), NOW);
            case "-sdown" -> held.put(address(payload), cluster.clock().nowUs());
            case "+switch-master" -> held.clear();
            case "+elected-leader" -> {
                if (sentinel instanceof VedetteSentinel && !operator.orderedFailover(sentinel, group)) {
                    check(sentinel, group, payload);
                }
            }
            default -> {}
        }
    }

    /** Of {@code master <name> <ip> <port>} and {@code slave <name> <ip> <port> @ ...}. */
    private static String address(String payload) {
        String[] words = payload.split(" ", -1);
        return words[2] + " " + words[3];
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

    /** As the master or as a replica. */
    private boolean holdsForDown(SentinelProcess sentinel, GroupName group, String master, long sinceUs) {
        return heldUntilUs.getOrDefault(new Holder(sentinel, group), Map.of()).getOrDefault(address(master), NEVER)
                >= sinceUs;
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
