package io.vedette.quorum.scenario;

import io.vedette.quorum.Answer;
import io.vedette.quorum.Coordinator;
import io.vedette.quorum.Effect;
import io.vedette.quorum.Event;
import io.vedette.quorum.Gossip;
import io.vedette.quorum.Hello;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Link;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.PingReply;
import io.vedette.quorum.Question;
import io.vedette.quorum.SentinelId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * A world without delay: whatever is sent arrives at once and is answered at once, in order, unless somebody is dead, frozen or cut
 * off. So a scenario shows what the rules do, and nothing else; what delay and loss do is the simulator's business.
 */
final class Stage {
    private static final int MOST_EVENTS_PER_LINE = 200_000;
    private static final int LAST_REQUEST = 1_000_000;

    final Map<String, StageNode> nodes = new LinkedHashMap<>();
    final Map<String, StageSentinel> sentinels = new LinkedHashMap<>();
    private final Set<String> hidden = new LinkedHashSet<>();
    private final ArrayDeque<Delivery> arriving = new ArrayDeque<>();
    private final PriorityQueue<Delivery> later =
            new PriorityQueue<>(Comparator.comparingLong(Delivery::atMs).thenComparingLong(Delivery::sequence));
    private final Map<Long, Asked> asked = new LinkedHashMap<>();
    private final List<Asked> ghostsAsked = new ArrayList<>();
    private final EffectText text =
            new EffectText(this::nick, link -> nick(link.target().address()));
    private List<String> output = new ArrayList<>();
    private long nowMs;
    private long sequence;
    private long requests;
    private int delivered;

    private record Delivery(long atMs, long sequence, StageSentinel to, Event event) {}

    /** A question under way, and who waits for its answer. */
    record Asked(StageSentinel by, Link over, Question question) {}

    long nowMs() {
        return nowMs;
    }

    EffectText text() {
        return text;
    }

    void hide(List<String> kinds) {
        hidden.addAll(kinds);
    }

    void show(List<String> kinds) {
        hidden.removeAll(kinds);
    }

    void print(String who, String line) {
        output.add(String.format("%7d %s  %s", nowMs, who, line));
    }

    /** What was printed since the last time. */
    List<String> printed() {
        List<String> lines = output;
        output = new ArrayList<>();
        delivered = 0;
        return lines;
    }

    /** The name a scenario has for this address. */
    String nick(HostPort address) {
        for (StageNode node : nodes.values()) {
            if (node.address().equals(address)) {
                return node.nick();
            }
        }
        for (StageSentinel sentinel : sentinels.values()) {
            if (sentinel.address().equals(address)) {
                return sentinel.id().text();
            }
        }
        return address.name();
    }

    HostPort address(String nick) {
        if (nodes.containsKey(nick)) {
            return node(nick).address();
        }
        if (sentinels.containsKey(nick)) {
            return sentinel(nick).address();
        }
        int colon = nick.lastIndexOf(':');
        return new HostPort(nick.substring(0, colon), Integer.parseInt(nick.substring(colon + 1)));
    }

    StageNode node(String nick) {
        return Optional.ofNullable(nodes.get(nick)).orElseThrow(() -> new IllegalArgumentException("no node " + nick));
    }

    StageSentinel sentinel(String name) {
        return Optional.ofNullable(sentinels.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no sentinel " + name));
    }

    /** Masters have taken writes, and replicas have received them, until now. */
    void settleWrites() {
        List<StageNode> all = new ArrayList<>(nodes.values());
        all.forEach(node -> node.settle(all, nowMs));
    }

    long newRequest() {
        return ++requests;
    }

    /** A request the scenario itself makes: its answer is printed, not passed on. */
    long newScenarioRequest() {
        return LAST_REQUEST + newRequest();
    }

    void boot(StageSentinel sentinel) {
        Coordinator born = sentinel.boot();
        sentinel.reachable(true);
        carryOut(sentinel, born.start(nowMs));
        settle();
    }

    void send(StageSentinel to, Event event) {
        arriving.add(new Delivery(nowMs, sequence++, to, event));
    }

    private void sendLater(StageSentinel to, Event event, long afterMs) {
        later.add(new Delivery(nowMs + afterMs, sequence++, to, event));
    }

    /** Delivers whatever is on its way now. */
    void settle() {
        while (!arriving.isEmpty()) {
            Delivery next = arriving.poll();
            if (++delivered > MOST_EVENTS_PER_LINE) {
                throw new IllegalStateException("no end of events at " + nowMs + " ms: " + next.event());
            }
            next.to().coordinator().ifPresent(coordinator -> carryOut(next.to(), coordinator.on(next.event(), nowMs)));
        }
    }

    /** Lets time pass: timers go off and connects time out when they should. */
    void advance(long ms) {
        long end = nowMs + ms;
        long next = nextMs();
        while (next <= end) {
            nowMs = Math.max(nowMs, next);
            while (!later.isEmpty() && later.element().atMs() <= nowMs) {
                arriving.add(later.remove());
            }
            settle();
            for (StageSentinel sentinel : sentinels.values()) {
                if (deadlineMs(sentinel) <= nowMs) {
                    send(sentinel, new Event.Timer());
                    settle();
                }
            }
            next = nextMs();
        }
        nowMs = end;
    }

    /** Time passes for everybody but this one, which then notices. */
    void sleepThrough(StageSentinel sleeper, long ms) {
        Optional<Coordinator> asleep = sleeper.coordinator();
        List<Link> links = sleeper.open();
        sleeper.die();
        advance(ms);
        asleep.ifPresent(coordinator -> {
            sleeper.wake(coordinator, links);
            send(sleeper, new Event.Timer());
        });
        settle();
    }

    private long nextMs() {
        long next = later.isEmpty() ? Long.MAX_VALUE : later.element().atMs();
        for (StageSentinel sentinel : sentinels.values()) {
            next = Math.min(next, deadlineMs(sentinel));
        }
        return next;
    }

    private static long deadlineMs(StageSentinel sentinel) {
        return sentinel.coordinator().map(Coordinator::nextDeadlineMs).orElse(Long.MAX_VALUE);
    }

    private void carryOut(StageSentinel by, List<Effect> effects) {
        for (Effect effect : effects) {
            if (!hidden.contains(EffectText.kind(effect))) {
                print(by.id().text(), text.of(effect));
            }
            carryOut(by, effect);
            if (effect instanceof Effect.Exit) {
                crash(by);
                return;
            }
        }
    }

    /** The process is gone: what it still meant to do is not done, and its connections break. */
    void crash(StageSentinel sentinel) {
        sentinel.die();
        breakLinks(sentinel.address(), LinkEnd.RESET);
    }

    private void carryOut(StageSentinel by, Effect effect) {
        if (effect instanceof Effect.Connect connect) {
            connect(by, connect);
        } else if (effect instanceof Effect.Drop drop) {
            by.closed(drop.link());
        } else if (effect instanceof Effect.Persist persist) {
            persist(by, persist);
        } else if (effect instanceof Effect.AnswerMasterDown answer) {
            Optional.ofNullable(asked.remove(answer.request()))
                    .ifPresent(question -> answer(question, answer.answer()));
        } else {
            converse(by, effect);
        }
    }

    private void connect(StageSentinel by, Effect.Connect connect) {
        Link link = connect.link();
        Optional<StageNode> node = nodeAt(link.target().address());
        Optional<StageSentinel> peer = peerAt(link.target().address());
        boolean accepts = node.map(StageNode::condition)
                .map(condition -> condition == StageNode.Condition.UP || condition == StageNode.Condition.FROZEN)
                .orElseGet(() -> peer.filter(StageSentinel::isReachable).isPresent());
        boolean silent = node.map(StageNode::condition)
                .map(condition -> condition == StageNode.Condition.HIDDEN || condition == StageNode.Condition.CUT)
                .orElse(false);
        if (accepts) {
            by.opened(link);
            send(by, new Event.LinkOpened(link));
        } else if (silent) {
            sendLater(by, new Event.LinkEnded(link, LinkEnd.TIMED_OUT, "no answer"), connect.withinMs());
        } else {
            send(by, new Event.LinkEnded(link, LinkEnd.REFUSED, "connection refused"));
        }
    }

    private Optional<StageNode> nodeAt(HostPort address) {
        return nodes.values().stream()
                .filter(node -> node.address().equals(address))
                .findFirst();
    }

    private Optional<StageSentinel> peerAt(HostPort address) {
        return sentinels.values().stream()
                .filter(peer -> peer.address().equals(address))
                .findFirst();
    }

    private void persist(StageSentinel by, Effect.Persist persist) {
        switch (by.disk()) {
            case OK -> {
                by.write(persist);
                send(by, new Event.Persisted(persist.revision()));
            }
            case HOLD -> by.held().add(persist);
            case FULL -> send(by, new Event.PersistFailed(persist.revision(), "no space left on device"));
        }
    }

    private void converse(StageSentinel by, Effect effect) {
        Optional<Link> link = linkOf(effect).filter(by::isOpen);
        link.map(open -> open.target().address())
                .flatMap(this::nodeAt)
                .filter(StageNode::answers)
                .ifPresent(node -> converse(by, link.orElseThrow(), node, effect));
        link.map(open -> open.target().address())
                .flatMap(this::peerAt)
                .filter(StageSentinel::isReachable)
                .ifPresent(peer -> converse(by, link.orElseThrow(), peer, effect));
    }

    private void converse(StageSentinel by, Link link, StageNode node, Effect effect) {
        List<StageNode> all = new ArrayList<>(nodes.values());
        if (effect instanceof Effect.Ping) {
            send(by, new Event.PingAnswered(link, node.ping()));
        } else if (effect instanceof Effect.AskInfo) {
            send(by, new Event.InfoAnswered(link, node.info(all, nowMs)));
        } else if (effect instanceof Effect.AskRole) {
            send(by, new Event.RoleAnswered(link, node.role()));
        } else if (effect instanceof Effect.SendOrder order && !node.isDeaf()) {
            send(by, new Event.OrderAnswered(link, order.number(), node.obey(order.order(), all)));
        } else if (effect instanceof Effect.PublishHello hello) {
            for (StageSentinel listener : sentinels.values()) {
                if (!listener.openTo(node.address()).isEmpty()) {
                    send(listener, new Event.HelloHeard(hello(by, hello), true));
                }
            }
        }
    }

    private void converse(StageSentinel by, Link link, StageSentinel peer, Effect effect) {
        if (effect instanceof Effect.Ping) {
            send(by, new Event.PingAnswered(link, PingReply.PONG));
        } else if (effect instanceof Effect.PublishHello hello) {
            send(peer, new Event.HelloHeard(hello(by, hello), true));
        } else if (effect instanceof Effect.SendGossip gossip) {
            gossip(by, link, peer, gossip.gossip());
        } else if (effect instanceof Effect.AskMasterDown ask) {
            Asked question = new Asked(by, link, ask.question());
            if (peer.coordinator().isEmpty()) {
                ghostsAsked.add(question);
                return;
            }
            long request = newRequest();
            asked.put(request, question);
            Question said = ask.question();
            send(peer, new Event.MasterDownAsked(request, said.master(), said.epoch(), said.candidate()));
        }
    }

    private void gossip(StageSentinel by, Link link, StageSentinel peer, Gossip gossip) {
        if (!peer.isOurs()) {
            send(by, new Event.GossipRefused(link));
        } else if (peer.coordinator().isPresent()) {
            send(peer, new Event.GossipHeard(by.id(), gossip));
        } else if (gossip instanceof Gossip.Greeting) {
            send(by, new Event.GossipHeard(peer.id(), gossip));
        }
    }

    private static Hello hello(StageSentinel by, Effect.PublishHello hello) {
        return new Hello(
                by.address(), by.id(), hello.currentEpoch(), hello.group(), hello.master(), hello.configEpoch());
    }

    /** A ghost answers every question it was asked and has not answered. */
    void ghostAnswers(SentinelId ghost, Answer answer) {
        List<Asked> its = ghostsAsked.stream()
                .filter(question -> nick(question.over().target().address()).equals(ghost.text()))
                .toList();
        ghostsAsked.removeAll(its);
        its.forEach(question -> answer(question, answer));
        settle();
    }

    private void answer(Asked question, Answer answer) {
        if (question.by().isOpen(question.over())) {
            send(question.by(), new Event.MasterDownAnswered(question.over(), question.question(), answer));
        }
    }

    /** Ends every connection to this address. */
    void breakLinks(HostPort address, LinkEnd how) {
        for (StageSentinel sentinel : sentinels.values()) {
            for (Link link : sentinel.openTo(address)) {
                sentinel.closed(link);
                send(sentinel, new Event.LinkEnded(link, how, how.name()));
            }
        }
    }

    private static Optional<Link> linkOf(Effect effect) {
        if (effect instanceof Effect.Ping ping) {
            return Optional.of(ping.link());
        }
        if (effect instanceof Effect.AskInfo ask) {
            return Optional.of(ask.link());
        }
        if (effect instanceof Effect.AskRole ask) {
            return Optional.of(ask.link());
        }
        if (effect instanceof Effect.AskMasterDown ask) {
            return Optional.of(ask.link());
        }
        if (effect instanceof Effect.SendGossip gossip) {
            return Optional.of(gossip.link());
        }
        if (effect instanceof Effect.PublishHello hello) {
            return Optional.of(hello.link());
        }
        if (effect instanceof Effect.SendOrder order) {
            return Optional.of(order.link());
        }
        return Optional.empty();
    }
}
