package io.vedette.tests.bench;

import io.vedette.quorum.Coordinator;
import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.DurableState;
import io.vedette.quorum.Effect;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Event;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.Hello;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Link;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.PingReply;
import io.vedette.quorum.Rules;
import io.vedette.quorum.RunId;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Settings;
import io.vedette.quorum.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one event costs the decision core, with one group and with many: the cost must not grow with the number of groups. Each group has
 * a master and two replicas of its own; two peers are shared by all. Time stands still, so that what is measured is the event and not the
 * periodic work of the groups, which grows with them by nature.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CoordinatorBenchmark {
    private static final long NOW_MS = 10_000;
    private static final int TRAINING = 1_000;
    private static final int TRAINING_ROUNDS = 50_000;

    @Param({"1", "1000", "10000"})
    int groups;

    /**
     * Among how many groups events are spread. With 1 the same group is meant however many there are, so that only the core differs; with
     * more, the processor's caches have to hold what those groups are made of.
     */
    @Param({"1", "64"})
    int spread;

    private Coordinator coordinator =
            new Coordinator(DurableState.fresh(new SentinelId("a")), Settings.DEFAULT, new SplittableRandom(1));
    private final List<Event> pongs = new ArrayList<>();
    private final List<Event> infos = new ArrayList<>();
    private final List<Event> hellos = new ArrayList<>();
    private int turn;

    /**
     * The compiler learns from a core with many groups in every case: trained with one alone it would leave out what one does not need, and
     * the cases would differ in their machine code instead of in their groups.
     */
    @Setup
    public void watchManyGroups() {
        begin(TRAINING);
        for (int round = 0; round < TRAINING_ROUNDS; round++) {
            pong();
            info();
            hello();
            timer();
        }
        begin(groups);
    }

    private void begin(int count) {
        List<DurableGroup> known = new ArrayList<>();
        for (int group = 0; group < count; group++) {
            known.add(group(group));
        }
        coordinator = new Coordinator(
                new DurableState(new SentinelId("a"), Epoch.ZERO, known), Settings.DEFAULT, new SplittableRandom(1));
        List<Link> links = new ArrayList<>();
        for (Effect effect : coordinator.start(0)) {
            if (effect instanceof Effect.Connect connect) {
                links.add(connect.link());
            }
        }
        for (Link link : links) {
            coordinator.on(new Event.LinkOpened(link), 0);
            coordinator.on(new Event.PingAnswered(link, PingReply.PONG), 0);
            info(link).ifPresent(info -> coordinator.on(info, 0));
        }
        coordinator.on(new Event.Timer(), NOW_MS);
        pongs.clear();
        infos.clear();
        hellos.clear();
        collectEvents(links, count);
    }

    private void collectEvents(List<Link> links, int count) {
        for (Link link : links) {
            if (group(link) >= 0 && group(link) < spread) {
                pongs.add(new Event.PingAnswered(link, PingReply.PONG));
                info(link).ifPresent(infos::add);
            }
        }
        for (int group = 0; group < Math.min(count, spread); group++) {
            hellos.add(new Event.HelloHeard(
                    new Hello(
                            new HostPort("10.255.0.1", 26379),
                            new SentinelId("b"),
                            Epoch.ZERO,
                            name(group),
                            node(group, 1),
                            Epoch.ZERO),
                    true));
        }
    }

    private static GroupName name(int group) {
        return new GroupName("group-" + group);
    }

    private static HostPort node(int group, int number) {
        return new HostPort("10." + group / 250 + "." + group % 250 + "." + number, 6379);
    }

    private static DurableGroup group(int group) {
        List<Target.Peer> peers = List.of(
                new Target.Peer(new SentinelId("b"), new HostPort("10.255.0.1", 26379)),
                new Target.Peer(new SentinelId("c"), new HostPort("10.255.0.2", 26379)));
        return new DurableGroup(
                name(group),
                node(group, 1),
                Rules.withQuorum(2),
                Epoch.ZERO,
                Epoch.ZERO,
                Optional.empty(),
                List.of(node(group, 2), node(group, 3)),
                peers,
                Optional.empty());
    }

    /** The number of the group a node belongs to; negative for a peer. */
    private static int group(Link link) {
        if (link.target() instanceof Target.Peer) {
            return -1;
        }
        String[] parts = link.target().address().host().split("\\.", -1);
        return 250 * Integer.parseInt(parts[1]) + Integer.parseInt(parts[2]);
    }

    private static Optional<Event> info(Link link) {
        int group = group(link);
        if (group < 0) {
            return Optional.empty();
        }
        RunId runId = new RunId(link.target().address().name());
        if (link.target().address().equals(node(group, 1))) {
            List<NodeInfo.Downstream> replicas = List.of(
                    new NodeInfo.Downstream(node(group, 2), true, 100),
                    new NodeInfo.Downstream(node(group, 3), true, 100));
            return Optional.of(new Event.InfoAnswered(link, NodeInfo.master(runId, 100, replicas)));
        }
        NodeInfo.Upstream upstream = new NodeInfo.Upstream(node(group, 1), true, 0, OptionalLong.of(0), false);
        return Optional.of(new Event.InfoAnswered(link, NodeInfo.replica(runId, 100, upstream)));
    }

    private List<Effect> next(List<Event> events) {
        turn = (turn + 1) % events.size();
        return coordinator.on(events.get(turn), NOW_MS);
    }

    @Benchmark
    public List<Effect> pong() {
        return next(pongs);
    }

    @Benchmark
    public List<Effect> info() {
        return next(infos);
    }

    @Benchmark
    public List<Effect> hello() {
        return next(hellos);
    }

    /** A timer that finds nothing due. */
    @Benchmark
    public List<Effect> timer() {
        return coordinator.on(new Event.Timer(), NOW_MS);
    }
}
