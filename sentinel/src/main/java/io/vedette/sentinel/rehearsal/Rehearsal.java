package io.vedette.sentinel.rehearsal;

import io.vedette.quorum.Answer;
import io.vedette.quorum.Command;
import io.vedette.quorum.Coordinator;
import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.DurableState;
import io.vedette.quorum.Effect;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Event;
import io.vedette.quorum.Gossip;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Link;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.OrderOutcome;
import io.vedette.quorum.PingReply;
import io.vedette.quorum.Rules;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Settings;
import io.vedette.quorum.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One failover from the death of a master to the end, or one from an operator's order on, played to a {@link Coordinator} of its own in a world of a master, two
 * replicas and two peers that exists nowhere else: nothing is sent, nothing is stored, time is made up. What it is for is that
 * the classes of a failover are loaded and its code has run before it matters; a sentinel does it right after its start.
 */
public final class Rehearsal {
    private static final GroupName GROUP = new GroupName("rehearsal");
    private static final HostPort MASTER = new HostPort("127.0.0.1", 1);
    private static final List<HostPort> REPLICAS = List.of(new HostPort("127.0.0.1", 2), new HostPort("127.0.0.1", 3));
    private static final SentinelId SELF = new SentinelId("0".repeat(40));
    private static final List<Target.Peer> PEERS = List.of(
            new Target.Peer(new SentinelId("1".repeat(40)), new HostPort("127.0.0.1", 4)),
            new Target.Peer(new SentinelId("2".repeat(40)), new HostPort("127.0.0.1", 5)));

    /** Long enough for everybody to have been heard. */
    private static final long DEATH_MS = 3_000;

    /** Of that many one is an operator's. */
    static final int ORDERED_EVERY = 4;

    private static final long END_MS = 60_000;
    private static final int MOST_EVENTS = 5_000;

    private final Coordinator coordinator;
    private final PretendNodes nodes = new PretendNodes(MASTER, REPLICAS);
    private final Deque<Event> inbox = new ArrayDeque<>();
    private final boolean ordered;
    private boolean begun;
    private Optional<Link> toMaster = Optional.empty();
    private long nowMs;

    private Rehearsal(boolean ordered) {
        this.ordered = ordered;
        DurableGroup group = new DurableGroup(
                GROUP,
                MASTER,
                Rules.withQuorum(2),
                Epoch.ZERO,
                Epoch.ZERO,
                Optional.empty(),
                REPLICAS,
                PEERS,
                Optional.empty());
        coordinator = new Coordinator(
                new DurableState(SELF, Epoch.ZERO, List.of(group)), Settings.DEFAULT, new SplittableRandom(1));
    }

    /** That many, one after the other; gives the master the group has at the end of the last. */
    public static Optional<HostPort> play(int times) {
        Optional<HostPort> master = Optional.empty();
        for (int i = 0; i < times; i++) {
            master = new Rehearsal(i % ORDERED_EVERY == ORDERED_EVERY - 1).toTheEnd();
        }
        return master;
    }

    /** The master that dies. */
    static HostPort firstMaster() {
        return MASTER;
    }

    private Optional<HostPort> toTheEnd() {
        coordinator.start(nowMs).forEach(this::carryOut);
        boolean moved = false;
        for (int events = 0; events < MOST_EVENTS && nowMs < END_MS && !(moved && inbox.isEmpty()); events++) {
            coordinator.on(next(), nowMs).forEach(this::carryOut);
            moved = !coordinator.masterOf(GROUP).equals(Optional.of(MASTER));
        }
        return coordinator.masterOf(GROUP);
    }

    private Event next() {
        if (!inbox.isEmpty()) {
            return inbox.removeFirst();
        }
        if (nowMs >= DEATH_MS && toMaster.isPresent() && !begun) {
            begun = true;
            return beginning(toMaster.get());
        }
        nowMs = Math.max(nowMs + 1, coordinator.nextDeadlineMs());
        return new Event.Timer();
    }

    private Event beginning(Link link) {
        if (ordered) {
            return new Event.Commanded(1, new Command.Switchover(GROUP, Optional.empty()));
        }
        nodes.killMaster();
        return new Event.LinkEnded(link, LinkEnd.RESET, "rehearsed");
    }

    private void carryOut(Effect effect) {
        if (effect instanceof Effect.Connect connect) {
            connect(connect.link());
        } else if (effect instanceof Effect.Ping ping) {
            inbox.add(new Event.PingAnswered(ping.link(), PingReply.PONG));
        } else if (effect instanceof Effect.AskInfo ask) {
            inbox.add(new Event.InfoAnswered(
                    ask.link(), nodes.info(ask.link().target().address())));
        } else if (effect instanceof Effect.AskRole ask) {
            inbox.add(new Event.RoleAnswered(
                    ask.link(), nodes.role(ask.link().target().address())));
        } else if (effect instanceof Effect.AskMasterDown ask) {
            inbox.add(new Event.MasterDownAnswered(
                    ask.link(),
                    ask.question(),
                    new Answer(
                            nodes.masterIsDead(),
                            ask.question().candidate(),
                            ask.question().epoch())));
        } else if (effect instanceof Effect.SendGossip gossip) {
            gossip(gossip);
        } else if (effect instanceof Effect.SendOrder order) {
            order(order);
        } else if (effect instanceof Effect.Persist persist) {
            inbox.add(new Event.Persisted(persist.revision()));
        }
    }

    private void connect(Link link) {
        boolean dead = nodes.masterIsDead() && link.target().address().equals(MASTER);
        if (link.target().address().equals(MASTER) && !dead) {
            toMaster = Optional.of(link);
        }
        inbox.add(dead ? new Event.LinkEnded(link, LinkEnd.REFUSED, "rehearsed") : new Event.LinkOpened(link));
    }

    /** The peers are of our kind, and of our opinion. */
    private void gossip(Effect.SendGossip sent) {
        if (sent.link().target() instanceof Target.Peer peer
                && (sent.gossip() instanceof Gossip.Greeting || sent.gossip() instanceof Gossip.Opinion)) {
            inbox.add(new Event.GossipHeard(peer.id(), sent.gossip()));
        }
    }

    private void order(Effect.SendOrder sent) {
        if (sent.order() instanceof NodeOrder.Promote) {
            nodes.promote(sent.link().target().address());
        }
        inbox.add(new Event.OrderAnswered(sent.link(), sent.number(), new OrderOutcome.Done()));
    }
}
