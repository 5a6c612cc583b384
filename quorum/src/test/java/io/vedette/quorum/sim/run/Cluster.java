package io.vedette.quorum.sim.run;

import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.DurableState;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Target;
import io.vedette.quorum.sim.check.Witness;
import io.vedette.quorum.sim.client.Writer;
import io.vedette.quorum.sim.net.Host;
import io.vedette.quorum.sim.net.Network;
import io.vedette.quorum.sim.net.Program;
import io.vedette.quorum.sim.node.RedisNode;
import io.vedette.quorum.sim.redis.RedisSentinel;
import io.vedette.quorum.sim.sentinel.Core;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import io.vedette.quorum.sim.sentinel.VedetteSentinel;
import io.vedette.quorum.sim.time.Scheduler;
import io.vedette.quorum.sim.time.Streams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** All that exists in one run: hosts, nodes, sentinels, clients and the network between them. */
public final class Cluster {
    private final Setup setup;
    private final Scheduler clock = new Scheduler();
    private final Streams streams;
    private final Network network;
    private final Map<GroupName, List<RedisNode>> nodesByGroup = new LinkedHashMap<>();
    private final List<RedisNode> nodes = new ArrayList<>();
    private final Map<HostPort, RedisNode> nodesByAddress = new LinkedHashMap<>();
    private final List<SentinelProcess> sentinels = new ArrayList<>();
    private final Map<SentinelId, SentinelProcess> sentinelsById = new LinkedHashMap<>();
    private final List<Writer> writers = new ArrayList<>();

    public Cluster(long seed, Setup setup, Core.Maker maker, Witness witness) {
        this.setup = setup;
        streams = new Streams(seed);
        network = new Network(clock, streams, setup.linkUs(), setup.jitterUs());
        for (int g = 0; g < setup.groups(); g++) {
            addGroup(new GroupName("g" + g), witness);
        }
        addSentinels(maker, witness);
        if (setup.paceUs() > 0) {
            nodesByGroup.keySet().forEach(this::addWriter);
        }
    }

    private void addGroup(GroupName name, Witness witness) {
        List<RedisNode> members = new ArrayList<>();
        for (int n = 0; n <= setup.replicas(); n++) {
            RedisNode node = new RedisNode(network, network.addHost(), name, witness);
            if (n > 0) {
                node.configureMaster(members.get(0).address());
            }
            members.add(node);
            nodesByAddress.put(node.address(), node);
        }
        nodes.addAll(members);
        nodesByGroup.put(name, members);
    }

    private void addSentinels(Core.Maker maker, Witness witness) {
        List<Host> hosts = new ArrayList<>();
        List<Target.Peer> all = new ArrayList<>();
        for (int i = 0; i < setup.sentinels(); i++) {
            Host host = setup.coLocated() && i < nodes.size() ? nodes.get(i).host() : network.addHost();
            hosts.add(host);
            all.add(new Target.Peer(new SentinelId("s" + i), new HostPort(host.ip(), SentinelProcess.PORT)));
        }
        for (int i = 0; i < setup.sentinels(); i++) {
            SentinelId id = all.get(i).id();
            List<Target.Peer> peers = new ArrayList<>(all);
            peers.remove(i);
            DurableState durable = new DurableState(id, Epoch.ZERO, firstGroups(peers));
            VedetteSentinel.Making making =
                    new VedetteSentinel.Making(id, durable, setup.settings(), setup.diskUs(), maker, witness);
            SentinelProcess sentinel = i >= setup.sentinels() - setup.strangers()
                    ? new RedisSentinel(network, hosts.get(i), streams, id, durable, witness)
                    : new VedetteSentinel(network, hosts.get(i), streams, making);
            sentinels.add(sentinel);
            sentinelsById.put(id, sentinel);
        }
    }

    private List<DurableGroup> firstGroups(List<Target.Peer> peers) {
        List<DurableGroup> groups = new ArrayList<>();
        nodesByGroup.forEach((name, members) -> {
            HostPort master = members.get(0).address();
            List<HostPort> replicas =
                    members.stream().skip(1).map(Program::address).toList();
            groups.add(
                    setup.acquainted()
                            ? new DurableGroup(
                                    name,
                                    master,
                                    setup.rules(),
                                    Epoch.ZERO,
                                    Epoch.ZERO,
                                    Optional.empty(),
                                    replicas,
                                    peers,
                                    Optional.empty())
                            : DurableGroup.fresh(name, master, setup.rules()));
        });
        return groups;
    }

    private void addWriter(GroupName group) {
        RandomGenerator random = streams.named("writer " + group);
        writers.add(new Writer(network, network.addHost(), group, sentinels, setup.paceUs(), random));
    }

    /** Starts everything, the sentinels one after the other within half a second. */
    public void start() {
        RandomGenerator random = streams.named("start");
        nodes.forEach(Program::start);
        sentinels.forEach(sentinel -> clock.after(random.nextInt(500_000), sentinel::start));
        writers.forEach(writer -> clock.after(500_000 + random.nextInt(500_000), writer::start));
    }

    public Setup setup() {
        return setup;
    }

    public Scheduler clock() {
        return clock;
    }

    public Streams streams() {
        return streams;
    }

    public Network network() {
        return network;
    }

    public List<RedisNode> nodes() {
        return nodes;
    }

    public Iterable<GroupName> groups() {
        return nodesByGroup.keySet();
    }

    public List<RedisNode> nodesOf(GroupName group) {
        return Objects.requireNonNull(nodesByGroup.get(group));
    }

    public @Nullable RedisNode nodeAt(HostPort address) {
        return nodesByAddress.get(address);
    }

    public List<SentinelProcess> sentinels() {
        return sentinels;
    }

    public @Nullable SentinelProcess sentinel(SentinelId id) {
        return sentinelsById.get(id);
    }

    public List<Writer> writers() {
        return writers;
    }

    /** The node most sentinels hold for the master of the group, if it is one of ours. */
    public RedisNode presumedMaster(GroupName group) {
        for (SentinelProcess sentinel : sentinels) {
            Optional<RedisNode> named = sentinel.masterOf(group).map(nodesByAddress::get);
            if (named.isPresent()) {
                return named.get();
            }
        }
        return nodesOf(group).get(0);
    }
}
