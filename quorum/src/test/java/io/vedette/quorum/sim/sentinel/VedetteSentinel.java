package io.vedette.quorum.sim.sentinel;

import io.vedette.quorum.Command;
import io.vedette.quorum.Coordinator;
import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.DurableState;
import io.vedette.quorum.Effect;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Event;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.Hello;
import io.vedette.quorum.HookAnswer;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Link;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.PingReply;
import io.vedette.quorum.Question;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Settings;
import io.vedette.quorum.Target;
import io.vedette.quorum.sim.check.Witness;
import io.vedette.quorum.sim.net.Endpoint;
import io.vedette.quorum.sim.net.Host;
import io.vedette.quorum.sim.net.Message;
import io.vedette.quorum.sim.net.Network;
import io.vedette.quorum.sim.time.Streams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Our sentinel in the simulator: the real core inside the simplest shell that keeps its contract. */
public final class VedetteSentinel extends SentinelProcess {
    private static final long NEVER = Long.MAX_VALUE;

    private final Core.Maker maker;
    private final Settings settings;
    private final Witness witness;
    private final RandomGenerator random;
    private final Disk disk;
    private final LocalClock clock;
    private final Map<Link, CoreLink> links = new HashMap<>();
    private final Map<Long, Asked> asked = new HashMap<>();
    private @Nullable Core core;
    private boolean admitsBlindness = true;
    private HookMood hook = HookMood.WILLING;
    private long armedForUs = NEVER;
    private long requests;

    private record Asked(Endpoint at, Question question) {}

    /** Everything a sentinel is made of that is not its place in the world. */
    public record Making(
            SentinelId id, DurableState durable, Settings settings, long diskUs, Core.Maker maker, Witness witness) {}

    public VedetteSentinel(Network network, Host host, Streams streams, Making making) {
        super(network, host, making.id());
        maker = making.maker();
        settings = making.settings();
        witness = making.witness();
        random = streams.named("sentinel " + making.id());
        disk = new Disk(making.id(), making.durable(), making.diskUs(), streams.named("disk " + making.id()));
        clock = new LocalClock(network.clock(), random.nextInt(1_000_000));
    }

    /** Whether its shell notices that its loop stood still, or leaves that to the core. */
    public void admitsBlindness(boolean yes) {
        admitsBlindness = yes;
    }

    /** How its pre-failover hook behaves from now on. */
    public void hook(HookMood mood) {
        hook = mood;
    }

    @Override
    public Disk disk() {
        return disk;
    }

    @Override
    public void clockDrifts(int ppm) {
        clock.drift(ppm);
    }

    /** Nothing here reads a wall clock. */
    @Override
    public void wallClockJumps(long byMs) {}

    public @Nullable Coordinator coordinator() {
        return core == null ? null : core.coordinator();
    }

    @Override
    public Optional<HostPort> masterOf(GroupName group) {
        return core == null ? Optional.empty() : core.coordinator().masterOf(group);
    }

    @Override
    public Epoch configEpochOf(GroupName group) {
        DurableGroup known = disk.group(group);
        return known == null ? Epoch.ZERO : known.configEpoch();
    }

    public long localMs() {
        return clock.nowMs();
    }

    /** Whether it has a link to the node over which messages get through now; whoever claims to be a sentinel there does not count. */
    public boolean reaches(HostPort node) {
        Target.Node target = new Target.Node(node);
        return links.entrySet().stream()
                .anyMatch(entry -> entry.getKey().target().equals(target)
                        && entry.getValue().flows());
    }

    @Override
    protected void started() {
        Core fresh = maker.make(disk.content(), settings, random);
        core = fresh;
        armedForUs = NEVER;
        witness.started(this);
        carryOut(fresh.start(clock.nowMs()));
        arm(fresh);
    }

    @Override
    protected void died() {
        core = null;
        links.clear();
        asked.clear();
        forgetClients();
        disk.crash();
    }

    @Override
    protected void woke(long forUs) {
        if (admitsBlindness) {
            happened(new Event.LoopWasBlind(forUs / 1000));
        }
    }

    /** An operator's command; its outcome is an {@link Effect.Reply} that the witness sees. */
    public void command(Command command) {
        if (isRunning()) {
            perform(() -> happened(new Event.Commanded(++requests, command)));
        }
    }

    void happened(Event event) {
        Core now = core;
        if (now == null) {
            return;
        }
        carryOut(now.on(event, clock.nowMs()));
        if (now.equals(core)) {
            arm(now);
        }
    }

    private void arm(Core now) {
        long deadlineMs = now.nextDeadlineMs();
        if (deadlineMs == Long.MAX_VALUE) {
            return;
        }
        long us = nowUs() + clock.worldUsUntil(deadlineMs);
        if (us < armedForUs) {
            armedForUs = us;
            later(us - nowUs(), () -> ring(us));
        }
    }

    private void ring(long us) {
        if (us != armedForUs) {
            return;
        }
        armedForUs = NEVER;
        Core now = core;
        if (now != null && clock.nowMs() >= now.nextDeadlineMs()) {
            happened(new Event.Timer());
        } else if (now != null) {
            arm(now);
        }
    }

    void wasTold(HostPort node, NodeInfo info) {
        witness.told(this, node, info);
    }

    void forget(Link link) {
        links.remove(link);
    }

    private void carryOut(List<Effect> effects) {
        int born = incarnation();
        for (Effect effect : effects) {
            witness.effect(this, effect);
            carryOut(effect);
            if (incarnation() != born) {
                return;
            }
        }
    }

    private void carryOut(Effect effect) {
        if (effect instanceof Effect.Ping ping) {
            send(ping.link(), Message.Ping.PING);
        } else if (effect instanceof Effect.PublishHello hello) {
            publish(hello);
        } else if (effect instanceof Effect.AskInfo ask) {
            send(ask.link(), Message.AskInfo.INFO);
        } else if (effect instanceof Effect.AskRole ask) {
            send(ask.link(), Message.AskRole.ROLE);
        } else if (effect instanceof Effect.Persist persist) {
            disk.write(persist.revision(), persist.delta(), this::later, reports);
        } else if (effect instanceof Effect.SendGossip gossip) {
            send(gossip.link(), new Message.Gossiped(id(), gossip.gossip()));
        } else if (effect instanceof Effect.AskMasterDown ask) {
            send(ask.link(), new Message.AskDown(ask.question()));
        } else if (effect instanceof Effect.AnswerMasterDown answer) {
            answer(answer);
        } else {
            carryOutRare(effect);
        }
    }

    private void carryOutRare(Effect effect) {
        if (effect instanceof Effect.Connect connect) {
            CoreLink link = new CoreLink(this, connect.link());
            links.put(connect.link(), link);
            connect(connect.link().target().address(), connect.withinMs() * 1000, link);
        } else if (effect instanceof Effect.Drop drop) {
            CoreLink link = links.remove(drop.link());
            if (link != null) {
                link.drop();
            }
        } else if (effect instanceof Effect.SendOrder order) {
            CoreLink link = links.get(order.link());
            if (link != null) {
                witness.ordered(this, order.link().target().address(), order.order());
                link.sendOrder(new Message.Order(id(), order.number(), order.order()));
            }
        } else if (effect instanceof Effect.PublishMaster publish) {
            witness.published(this, publish.group(), publish.configEpoch(), publish.now());
            tellClients(publish.group(), publish.now());
        } else if (effect instanceof Effect.Announce announce) {
            announce.group().ifPresent(group -> witness.announced(this, group, announce.channel(), announce.payload()));
        } else if (effect instanceof Effect.AskHook ask) {
            hook.answer(ask.withinMs())
                    .ifPresent(answer -> later(answer.afterMs() * 1_000, () -> hookSaid(ask, answer.says())));
        } else if (effect instanceof Effect.Exit) {
            kill(LinkEnd.CLOSED);
        }
    }

    private void hookSaid(Effect.AskHook ask, HookAnswer says) {
        witness.hookSaid(this, ask.group(), says);
        happened(new Event.HookAnswered(ask.group(), ask.number(), says));
    }

    private void send(Link to, Message message) {
        CoreLink link = links.get(to);
        if (link != null) {
            link.send(message);
        }
    }

    private void publish(Effect.PublishHello hello) {
        witness.claimed(this, hello.group(), hello.configEpoch(), hello.master());
        send(
                hello.link(),
                new Message.HelloMessage(new Hello(
                        address(), id(), hello.currentEpoch(), hello.group(), hello.master(), hello.configEpoch())));
    }

    private void answer(Effect.AnswerMasterDown answer) {
        Asked question = asked.remove(answer.request());
        if (question != null) {
            answer.answer()
                    .leader()
                    .ifPresent(leader -> witness.voted(
                            this, question.question().group(), answer.answer().leaderEpoch(), leader));
            question.at().send(new Message.DownAnswered(question.question(), answer.answer()));
        }
    }

    private final Disk.Report reports = new Disk.Report() {
        @Override
        public void written(long revision) {
            happened(new Event.Persisted(revision));
        }

        @Override
        public void failed(long revision, String reason) {
            happened(new Event.PersistFailed(revision, reason));
        }
    };

    @Override
    public void received(Endpoint at, Message message) {
        if (message instanceof Message.Ping) {
            at.send(Message.Pong.of(PingReply.PONG));
        } else if (message instanceof Message.HelloMessage hello) {
            happened(new Event.HelloHeard(hello.hello(), true));
        } else if (message instanceof Message.Gossiped gossip) {
            happened(new Event.GossipHeard(gossip.from(), gossip.gossip()));
        } else if (message instanceof Message.AskDown ask) {
            long request = ++requests;
            asked.put(request, new Asked(at, ask.question()));
            Question question = ask.question();
            happened(new Event.MasterDownAsked(request, question.master(), question.epoch(), question.candidate()));
        } else if (message instanceof Message.WhereIsMaster where) {
            serveClient(at, where);
        }
    }

    @Override
    public void ended(Endpoint at, LinkEnd how) {}
}
