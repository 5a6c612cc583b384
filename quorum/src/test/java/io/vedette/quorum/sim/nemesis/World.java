package io.vedette.quorum.sim.nemesis;

import io.vedette.quorum.Command;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.sim.check.Operator;
import io.vedette.quorum.sim.net.Host;
import io.vedette.quorum.sim.net.Path;
import io.vedette.quorum.sim.net.Program;
import io.vedette.quorum.sim.node.RedisNode;
import io.vedette.quorum.sim.run.Cluster;
import io.vedette.quorum.sim.sentinel.HookMood;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import io.vedette.quorum.sim.sentinel.VedetteSentinel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The cluster as the nemesis reaches for it: by numbers that mean somebody in every cluster. */
public record World(Cluster cluster, Operator operator) {

    public RedisNode node(int number) {
        return cluster.nodes().get(number % cluster.nodes().size());
    }

    public SentinelProcess sentinel(int number) {
        return cluster.sentinels().get(number % cluster.sentinels().size());
    }

    public Host host(int number) {
        return cluster.network().hosts().get(number % cluster.network().hosts().size());
    }

    public GroupName group(int number) {
        List<GroupName> all = new ArrayList<>();
        cluster.groups().forEach(all::add);
        return all.get(number % all.size());
    }

    /** Masters are what matters: an even number means the master of a group, an odd one any node. */
    public RedisNode victim(int number) {
        RedisNode victim = number % 2 == 0 ? cluster.presumedMaster(group(number / 2)) : node(number / 2);
        victim.disturbed();
        return victim;
    }

    /** Some other node of its group. */
    public RedisNode another(RedisNode node, int number) {
        List<RedisNode> all = cluster.nodesOf(node.group());
        int others = all.size() - 1;
        return all.get((all.indexOf(node) + 1 + number % others) % all.size());
    }

    /** How a dying process's connections end: in order, or with a reset where data was not read. */
    public static LinkEnd dying(Fault fault) {
        return fault.amount() % 2 == 0 ? LinkEnd.CLOSED : LinkEnd.RESET;
    }

    public void eachPathBetween(Host one, Host other, Consumer<Path> change) {
        change.accept(cluster.network().path(one, other));
        change.accept(cluster.network().path(other, one));
    }

    public void eachPathOf(Host host, Consumer<Path> change) {
        for (Host other : cluster.network().hosts()) {
            if (other != host) {
                eachPathBetween(host, other, change);
            }
        }
    }

    public void eachPathToSentinels(RedisNode node, Consumer<Path> change) {
        for (SentinelProcess sentinel : cluster.sentinels()) {
            if (sentinel.host() != node.host()) {
                eachPathBetween(node.host(), sentinel.host(), change);
            }
        }
    }

    /** Splits the hosts in two halves by the bits of {@code mask}. */
    public void eachPathAcross(int mask, Consumer<Path> change) {
        List<Host> hosts = cluster.network().hosts();
        for (Host one : hosts) {
            for (Host other : hosts) {
                boolean split = ((mask >> one.index() % 31) & 1) != ((mask >> other.index() % 31) & 1);
                if (split) {
                    change.accept(cluster.network().path(one, other));
                }
            }
        }
    }

    public void command(int sentinel, Command command) {
        if (sentinel(sentinel) instanceof VedetteSentinel ours) {
            operator.commands(ours, command);
            ours.command(command);
        }
    }

    public void hook(int sentinel, HookMood mood) {
        if (sentinel(sentinel) instanceof VedetteSentinel ours) {
            ours.hook(mood);
        }
    }

    public void everybody(Command command) {
        for (int i = 0; i < cluster.sentinels().size(); i++) {
            command(i, command);
        }
    }

    public List<Program> everyProcess() {
        List<Program> all = new ArrayList<>(cluster.nodes());
        all.addAll(cluster.sentinels());
        return all;
    }
}
