package io.vedette.quorum;

import io.vedette.quorum.failover.FlightRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A few sentinels around a few nodes, everything one millisecond away, all in one queue of things to come. Small on purpose: it tells
 * stories; breaking things at random is the simulator's business.
 */
final class Town {
    static final GroupName GROUP = new GroupName("mymaster");
    static final long LATENCY_MS = 1;

    final LinkedHashMap<SentinelId, Watchman> sentinels = new LinkedHashMap<>();
    final LinkedHashMap<HostPort, FakeNode> nodes = new LinkedHashMap<>();
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparingLong(Due::atMs).thenComparingLong(Due::serial));
    final FakeArbiter arbiter = new FakeArbiter();
    long nowMs;
    private long serial;

    private record Due(long atMs, long serial, Runnable action) {}

    /** One sentinel: its coordinator, its disk, what it announced. */
    final class Watchman {
        final SentinelId id;
        final HostPort address;
        Coordinator coordinator;
        DurableState disk;
        Settings settings = Settings.DEFAULT;
        boolean up = true;
        boolean diskFull;
        boolean foreign;
        final List<Effect.Announce> announced = new ArrayList<>();
        final List<Long> announcedAtMs = new ArrayList<>();
        final List<Effect.PublishMaster> published = new ArrayList<>();
        final List<Long> publishedAtMs = new ArrayList<>();
        final List<FlightRecord> flights = new ArrayList<>();
        final List<Effect.Reply> replies = new ArrayList<>();
        final List<Effect.AskHook> hookAsked = new ArrayList<>();
        Optional<HookAnswer> hookSays = Optional.of(new HookAnswer.Go());
        final List<Integer> exits = new ArrayList<>();
        final ArrayDeque<Link> open = new ArrayDeque<>();
        final Map<Long, Link> questions = new LinkedHashMap<>();
        Consumer<Effect> witness = effect -> {};
        private int life;
        private long wakeAtMs = Long.MAX_VALUE;

        Watchman(SentinelId id, HostPort address, DurableState disk) {
            this.id = id;
            this.address = address;
            this.disk = disk;
            coordinator = new Coordinator(disk, settings, new Random(id.text().hashCode()));
        }

        /** Before it starts. */
        void electedBy(Election election) {
            settings = Settings.DEFAULT.election(election);
            coordinator = new Coordinator(disk, settings, new Random(id.text().hashCode()));
        }

        void start() {
            carryOut(coordinator.start(nowMs));
        }

        void restart() {
            up = true;
            life++;
            wakeAtMs = Long.MAX_VALUE;
            open.clear();
            coordinator = new Coordinator(disk, settings, new Random(life));
            start();
        }

        void crash() {
            up = false;
            life++;
            for (Watchman other : sentinels.values()) {
                other.breakLinks(
                        link -> link.target() instanceof Target.Peer peer
                                && peer.id().equals(id),
                        LinkEnd.RESET);
            }
        }

        void on(Event event) {
            if (up) {
                carryOut(coordinator.on(event, nowMs));
            }
        }

        void command(Command command) {
            on(new Event.Commanded(replies.size() + 1, command));
        }

        Outcome lastOutcome() {
            return replies.get(replies.size() - 1).outcome();
        }

        void breakLinks(Predicate<Link> which, LinkEnd how) {
            for (Link link : new ArrayList<>(open)) {
                if (which.test(link)) {
                    open.remove(link);
                    later(() -> on(new Event.LinkEnded(link, how, "")));
                }
            }
        }

        boolean hasAnnounced(String channel) {
            return announced.stream().anyMatch(event -> event.channel().equals(channel));
        }

        List<String> payloads(String channel) {
            return announced.stream()
                    .filter(event -> event.channel().equals(channel))
                    .map(Effect.Announce::payload)
                    .toList();
        }

        HostPort master() {
            return coordinator.masterOf(GROUP).orElseThrow();
        }

        private void later(Runnable action) {
            int mine = life;
            at(nowMs + LATENCY_MS, () -> {
                if (mine == life) {
                    action.run();
                }
            });
        }

        void answer(Event event) {
            later(() -> on(event));
        }

        private void carryOut(List<Effect> effects) {
            effects.forEach(this::carryOut);
            arm();
        }

        /** Wakes the coordinator at its deadline; there is never more than one wake-up that counts. */
        private void arm() {
            long deadline = coordinator.nextDeadlineMs();
            if (deadline >= wakeAtMs) {
                return;
            }
            wakeAtMs = deadline;
            int mine = life;
            at(Math.max(nowMs, deadline), () -> {
                if (mine == life && wakeAtMs == deadline) {
                    wakeAtMs = Long.MAX_VALUE;
                    wake();
                }
            });
        }

        private void wake() {
            if (up && coordinator.nextDeadlineMs() <= nowMs) {
                carryOut(coordinator.on(new Event.Timer(), nowMs));
            } else if (up) {
                arm();
            }
        }

        private void carryOut(Effect effect) {
            witness.accept(effect);
            if (effect instanceof Effect.Connect connect) {
                later(() -> connect(connect.link()));
            } else if (effect instanceof Effect.Drop drop) {
                open.remove(drop.link());
            } else if (effect instanceof Effect.Ping ping) {
                later(() -> ping(ping.link()));
            } else if (effect instanceof Effect.AskInfo ask) {
                later(() -> living(ask.link())
                        .ifPresent(node -> answer(
                                new Event.InfoAnswered(ask.link(), node.info(new ArrayList<>(nodes.values()))))));
            } else if (effect instanceof Effect.AskRole ask) {
                later(() ->
                        living(ask.link()).ifPresent(node -> answer(new Event.RoleAnswered(ask.link(), node.role()))));
            } else if (effect instanceof Effect.SendOrder order) {
                later(() -> living(order.link())
                        .ifPresent(node -> answer(
                                new Event.OrderAnswered(order.link(), order.number(), node.obey(order.order())))));
            } else if (effect instanceof Effect.Persist persist) {
                later(() -> persist(persist));
            } else {
                carryOutTalk(effect);
            }
        }

        private void persist(Effect.Persist persist) {
            if (diskFull) {
                on(new Event.PersistFailed(persist.revision(), "no space left"));
            } else {
                disk = disk.with(persist.delta());
                on(new Event.Persisted(persist.revision()));
            }
        }

        private void carryOutTalk(Effect effect) {
            if (effect instanceof Effect.AskMasterDown ask) {
                later(() -> peer(ask.link()).ifPresent(peer -> peer.asked(this, ask)));
            } else if (effect instanceof Effect.AnswerMasterDown reply) {
                Optional.ofNullable(deliveries.remove(reply.request())).ifPresent(to -> to.accept(reply.answer()));
            } else if (effect instanceof Effect.SendGossip send) {
                later(() -> peer(send.link()).ifPresent(peer -> peer.gossiped(this, send)));
            } else if (effect instanceof Effect.PublishHello publish) {
                later(() -> hello(publish));
            } else if (effect instanceof Effect.Announce announce) {
                announced.add(announce);
                announcedAtMs.add(nowMs);
            } else if (effect instanceof Effect.PublishMaster publish) {
                published.add(publish);
                publishedAtMs.add(nowMs);
            } else if (effect instanceof Effect.KeepFlight keep) {
                flights.add(keep.record());
            } else if (effect instanceof Effect.Reply reply) {
                replies.add(reply);
            } else if (effect instanceof Effect.AskHook ask) {
                hookAsked.add(ask);
                hookSays.ifPresent(says -> answer(new Event.HookAnswered(ask.group(), ask.number(), says)));
            } else if (effect instanceof Effect.AskLeadership ask) {
                later(() -> arbiter.asked(this, ask));
            } else if (effect instanceof Effect.EndLeadership end) {
                later(() -> arbiter.ended(this, end));
            } else if (effect instanceof Effect.Exit exit) {
                exits.add(exit.status());
                crash();
            }
        }

        private final LinkedHashMap<Long, Consumer<Answer>> deliveries = new LinkedHashMap<>();
        private long requests;

        private void asked(Watchman asker, Effect.AskMasterDown ask) {
            long request = ++requests;
            deliveries.put(
                    request, answer -> asker.answer(new Event.MasterDownAnswered(ask.link(), ask.question(), answer)));
            on(new Event.MasterDownAsked(
                    request,
                    ask.question().master(),
                    ask.question().epoch(),
                    ask.question().candidate()));
        }

        private void gossiped(Watchman from, Effect.SendGossip send) {
            if (foreign) {
                from.answer(new Event.GossipRefused(send.link()));
            } else if (!from.foreign) {
                on(new Event.GossipHeard(from.id, send.gossip()));
            }
        }

        private void hello(Effect.PublishHello publish) {
            Hello hello = new Hello(
                    address, id, publish.currentEpoch(), publish.group(), publish.master(), publish.configEpoch());
            Optional<Watchman> peer = peer(publish.link());
            if (peer.isPresent()) {
                peer.get().on(new Event.HelloHeard(hello, true));
            } else if (living(publish.link()).isPresent()) {
                sentinels.values().stream()
                        .filter(other -> other != this)
                        .forEach(other -> other.on(new Event.HelloHeard(hello, true)));
            }
        }

        private void connect(Link link) {
            boolean listens = link.target() instanceof Target.Peer peer
                    ? Optional.ofNullable(sentinels.get(peer.id()))
                            .filter(other -> other.up)
                            .isPresent()
                    : fake(link.target().address()).up;
            boolean cut = nodes.containsKey(link.target().address())
                    && isCut(link.target().address());
            if (cut) {
                at(nowMs + 500, () -> on(new Event.LinkEnded(link, LinkEnd.TIMED_OUT, "")));
            } else if (listens) {
                open.add(link);
                answer(new Event.LinkOpened(link));
            } else {
                answer(new Event.LinkEnded(link, LinkEnd.REFUSED, ""));
            }
        }

        private final List<HostPort> cut = new ArrayList<>();

        boolean isCut(HostPort node) {
            return cut.contains(node);
        }

        void cut(HostPort node) {
            cut.add(node);
        }

        void mend(HostPort node) {
            cut.remove(node);
        }

        private void ping(Link link) {
            boolean answers = link.target() instanceof Target.Peer
                    ? peer(link).isPresent()
                    : living(link).isPresent();
            if (answers) {
                answer(new Event.PingAnswered(link, PingReply.PONG));
            }
        }

        private Optional<FakeNode> living(Link link) {
            return Optional.ofNullable(nodes.get(link.target().address()))
                    .filter(node -> node.up && !node.frozen && !isCut(node.address) && open.contains(link));
        }

        private Optional<Watchman> peer(Link link) {
            return link.target() instanceof Target.Peer peer && open.contains(link)
                    ? Optional.ofNullable(sentinels.get(peer.id())).filter(other -> other.up)
                    : Optional.empty();
        }
    }

    Town(int sentinelCount, int replicaCount, Rules rules) {
        for (int i = 0; i <= replicaCount; i++) {
            FakeNode node = new FakeNode(node(i), 1000);
            node.upstream = i == 0 ? Optional.empty() : Optional.of(node(0));
            nodes.put(node.address, node);
        }
        for (int i = 0; i < sentinelCount; i++) {
            SentinelId id = sentinel(i);
            DurableGroup group = DurableGroup.fresh(GROUP, node(0), rules);
            DurableState disk = new DurableState(id, Epoch.ZERO, List.of(group));
            sentinels.put(id, new Watchman(id, new HostPort("10.0.1." + (i + 1), 26379), disk));
        }
    }

    static HostPort node(int i) {
        return new HostPort("10.0.0." + (i + 1), 6379);
    }

    static SentinelId sentinel(int i) {
        return new SentinelId(String.format("%040x", i + 1));
    }

    Watchman watchman(int i) {
        return Objects.requireNonNull(sentinels.get(sentinel(i)));
    }

    FakeNode fake(int i) {
        return fake(node(i));
    }

    FakeNode fake(HostPort address) {
        return Objects.requireNonNull(nodes.get(address));
    }

    List<Watchman> watchmen() {
        return new ArrayList<>(sentinels.values());
    }

    /** Started, and everybody knows everybody. */
    Town settled() {
        watchmen().forEach(Watchman::start);
        run(10_000);
        return this;
    }

    void kill(int node) {
        FakeNode dead = fake(node);
        dead.up = false;
        nodes.values().stream()
                .filter(other -> other.upstream.equals(Optional.of(dead.address)))
                .forEach(other -> other.linkUp = false);
        for (Watchman watchman : watchmen()) {
            watchman.breakLinks(link -> link.target().address().equals(dead.address), LinkEnd.RESET);
        }
    }

    /** The connections break, the node stays: CLIENT KILL, or a proxy that restarts. */
    void reset(int node) {
        for (Watchman watchman : watchmen()) {
            watchman.breakLinks(link -> link.target().address().equals(node(node)), LinkEnd.CLOSED);
        }
    }

    void at(long atMs, Runnable action) {
        queue.add(new Due(atMs, serial++, action));
    }

    void run(long forMs) {
        long untilMs = nowMs + forMs;
        while (!queue.isEmpty() && queue.peek().atMs() <= untilMs) {
            Due due = queue.poll();
            nowMs = Math.max(nowMs, due.atMs());
            due.action().run();
        }
        nowMs = untilMs;
    }
}
