package io.vedette.quorum.sim.check;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.Rules;
import io.vedette.quorum.sim.node.RedisNode;
import io.vedette.quorum.sim.run.Cluster;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import io.vedette.quorum.sim.sentinel.VedetteSentinel;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * A master that was well all the time, and of which a replica has proved to the leader that it still streams, is not replaced because
 * sentinels do not hear from it.
 *
 * <p>A proof is what the leader was told: whole seconds that end after the silence began at the latest, or an offset that grew between
 * two answers of which both are younger than the silence. A stream in which nothing was written proves nothing, and no sentinel can
 * know what no replica has told it.
 *
 * <p>A master that began anew with nothing, or with less than it had, is another matter: whoever still has more from before is promoted,
 * whoever streams meanwhile.
 */
public final class StreamingReplicasVeto extends Invariant {
    private static final int MOST_TOLD = 8;

    /** How old the last word of a replica may be: a leader asks all of them before it promotes. */
    private static final long RECENT_US = 400_000;

    /** For the truncation of seconds, the way there and back, and what was on its way when the silence began. */
    private static final long MARGIN_US = 300_000;

    private final Cluster cluster;
    private final Operator operator;
    private final Map<Heard, ArrayDeque<Told>> told = new HashMap<>();

    private record Heard(VedetteSentinel sentinel, HostPort replica) {}

    private record Told(long atUs, long offset, HostPort master, long lastIoSeconds) {}

    public StreamingReplicasVeto(Cluster cluster, Operator operator) {
        this.cluster = cluster;
        this.operator = operator;
    }

    @Override
    public void told(VedetteSentinel sentinel, HostPort node, NodeInfo info) {
        ArrayDeque<Told> words = told.computeIfAbsent(new Heard(sentinel, node), h -> new ArrayDeque<>());
        NodeInfo.Upstream up = info.upstream().orElse(null);
        if (up == null || !up.linkUp()) {
            words.clear();
            return;
        }
        if (words.size() == MOST_TOLD) {
            words.removeFirst();
        }
        long lastIo = up.lastIoSecondsAgo().orElse(Long.MAX_VALUE / 2_000_000);
        words.addLast(new Told(cluster.clock().nowUs(), info.offset(), up.master(), lastIo));
    }

    @Override
    public void ordered(SentinelProcess sentinel, HostPort address, NodeOrder order) {
        RedisNode chosen = cluster.nodeAt(address);
        Rules rules = cluster.setup().rules();
        if (!(order instanceof NodeOrder.Promote)
                || !(sentinel instanceof VedetteSentinel leader)
                || chosen == null
                || !rules.witnessVeto()
                || rules.writeCanary()
                || operator.orderedFailover(sentinel, chosen.group())) {
            return;
        }
        RedisNode master = cluster.nodeAt(sentinel.masterOf(chosen.group()).orElse(address));
        if (master == null
                || master == chosen
                || hasMoreFromBefore(chosen, master)
                || !wasWellFor(master, 4 * rules.downAfterMs() * 1000)) {
            return;
        }
        for (RedisNode replica : cluster.nodesOf(chosen.group())) {
            require(
                    replica == master || !proves(leader, replica, master.address(), rules.downAfterMs() * 1000),
                    "{} promotes {} although {} streams from {}",
                    sentinel,
                    address,
                    replica.address(),
                    master.address());
        }
    }

    private static boolean hasMoreFromBefore(RedisNode replica, RedisNode master) {
        boolean begunAnew = !replica.history().root().equals(master.history().root());
        return (begunAnew || master.wentBack()) && replica.offset() > master.offset();
    }

    private static boolean wasWellFor(RedisNode node, long us) {
        return node.isMaster() && node.isHealthy() && node.wasUndisturbedFor(us);
    }

    private boolean proves(VedetteSentinel leader, RedisNode replica, HostPort master, long silentUs) {
        ArrayDeque<Told> words = told.getOrDefault(new Heard(leader, replica.address()), new ArrayDeque<>());
        Told last = words.peekLast();
        long nowUs = cluster.clock().nowUs();
        boolean reached =
                leader.reaches(replica.address()) && cluster.network().isHealthyBetween(leader.host(), replica.host());
        if (!reached
                || last == null
                || nowUs - last.atUs() > RECENT_US
                || !last.master().equals(master)) {
            return false;
        }
        long youngUs = nowUs - silentUs + MARGIN_US;
        boolean received = last.atUs() - (last.lastIoSeconds() + 1) * 1_000_000 > youngUs;
        return received
                || words.stream()
                        .anyMatch(word ->
                                word.atUs() > youngUs && word.master().equals(master) && word.offset() < last.offset());
    }
}
