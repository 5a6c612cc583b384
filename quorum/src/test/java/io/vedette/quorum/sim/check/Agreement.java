package io.vedette.quorum.sim.check;

import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.sim.client.Writer;
import io.vedette.quorum.sim.node.RedisNode;
import io.vedette.quorum.sim.run.Cluster;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import java.util.Optional;

/** Whether all sentinels, nodes and clients are of one mind about each group's master, and if not, who is not. */
public final class Agreement {
    private static final long FRESH_WRITE_US = 3_000_000;

    private final Cluster cluster;
    private final Operator operator;

    public Agreement(Cluster cluster, Operator operator) {
        this.cluster = cluster;
        this.operator = operator;
    }

    /** The first disagreement found. */
    public Optional<String> missing() {
        for (GroupName group : cluster.groups()) {
            Optional<String> problem = missing(group);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<String> missing(GroupName group) {
        Optional<HostPort> named = cluster.sentinels().get(0).masterOf(group);
        RedisNode master = named.map(cluster::nodeAt).orElse(null);
        if (master == null) {
            return Optional.of("s0 knows no master of " + group);
        }
        if (!master.isMaster() || !master.isHealthy() || !master.isComplete()) {
            return Optional.of("s0 names " + master.address() + ", which is no good master");
        }
        return sentinelsAgree(group, master)
                .or(() -> replicasFollow(group, master))
                .or(() -> clientsWrite(group, master));
    }

    private Optional<String> sentinelsAgree(GroupName group, RedisNode master) {
        Epoch epoch = cluster.sentinels().get(0).configEpochOf(group);
        for (SentinelProcess sentinel : cluster.sentinels()) {
            Optional<HostPort> named = sentinel.masterOf(group);
            if (!named.equals(Optional.of(master.address()))) {
                return Optional.of(sentinel + " names " + named + ", s0 " + master.address());
            }
            if (!sentinel.configEpochOf(group).equals(epoch)) {
                return Optional.of(sentinel + " is at " + sentinel.configEpochOf(group) + ", s0 at " + epoch);
            }
        }
        return Optional.empty();
    }

    private Optional<String> replicasFollow(GroupName group, RedisNode master) {
        for (RedisNode node : cluster.nodesOf(group)) {
            boolean follows = node.follows(master.address()) && node.isComplete();
            if (node != master && !follows && !isForgotten(group, node)) {
                return Optional.of(node.address() + " does not follow " + master.address() + " but " + node.master());
            }
        }
        return Optional.empty();
    }

    /** Every sentinel was told to forget it, while it was away: then nobody looks for it when it comes back. */
    private boolean isForgotten(GroupName group, RedisNode node) {
        return cluster.sentinels().stream()
                .allMatch(sentinel -> operator.madeItForget(sentinel, group) && !knows(sentinel, group, node));
    }

    private static boolean knows(SentinelProcess sentinel, GroupName group, RedisNode node) {
        DurableGroup known = sentinel.disk().group(group);
        return known != null && known.replicas().contains(node.address());
    }

    private Optional<String> clientsWrite(GroupName group, RedisNode master) {
        for (Writer writer : cluster.writers()) {
            boolean writes = writer.lastWrittenUs() >= cluster.clock().nowUs() - FRESH_WRITE_US;
            boolean toIt = writer.master().equals(Optional.of(master.address()));
            if (writer.group().equals(group) && !(writes && toIt)) {
                return Optional.of("the client writes to " + writer.master() + ", not to " + master.address());
            }
        }
        return Optional.empty();
    }
}
