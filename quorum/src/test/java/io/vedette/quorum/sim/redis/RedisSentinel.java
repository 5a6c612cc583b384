package io.vedette.quorum.sim.redis;

import io.vedette.quorum.Answer;
import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.DurableState;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.Hello;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.PingReply;
import io.vedette.quorum.Question;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.StateDelta;
import io.vedette.quorum.sim.check.Witness;
import io.vedette.quorum.sim.net.Dialer;
import io.vedette.quorum.sim.net.Endpoint;
import io.vedette.quorum.sim.net.Host;
import io.vedette.quorum.sim.net.Message;
import io.vedette.quorum.sim.net.Network;
import io.vedette.quorum.sim.sentinel.Disk;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import io.vedette.quorum.sim.time.Streams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * redis-sentinel: everything happens in a tick of 52 to 100 ms, on the wall clock; whoever was stopped for more than two
 * seconds is in tilt for thirty.
 */
public final class RedisSentinel extends SentinelProcess {
    private static final long TILT_TRIGGER_MS = 2_000;
    private static final long TILT_MS = 30_000;

    private final Witness witness;
    private final RandomGenerator random;
    private final Disk disk;
    private final Map<GroupName, RedisGroup> groups = new LinkedHashMap<>();
    private Epoch currentEpoch = Epoch.ZERO;
    private long wallOffsetMs;
    private long lastTickMs;
    private long tiltUntilMs;

    public RedisSentinel(
            Network network, Host host, Streams streams, SentinelId id, DurableState first, Witness witness) {
        super(network, host, id);
        this.witness = witness;
        random = streams.named("redis-sentinel " + id);
        disk = new Disk(id, first, 0, streams.named("disk " + id));
        wallOffsetMs = 1_000_000;
    }

    @Override
    public Disk disk() {
        return disk;
    }

    @Override
    public void wallClockJumps(long byMs) {
        wallOffsetMs += byMs;
    }

    @Override
    public void clockDrifts(int ppm) {}

    long wallMs() {
        return nowUs() / 1000 + wallOffsetMs;
    }

    RandomGenerator random() {
        return random;
    }

    boolean isTilted() {
        return wallMs() < tiltUntilMs;
    }

    Epoch currentEpoch() {
        return currentEpoch;
    }

    Epoch nextEpoch() {
        currentEpoch = currentEpoch.next();
        return currentEpoch;
    }

    @Override
    public Optional<HostPort> masterOf(GroupName group) {
        return Optional.ofNullable(groups.get(group)).map(RedisGroup::currentMaster);
    }

    @Override
    public Epoch configEpochOf(GroupName group) {
        RedisGroup known = groups.get(group);
        return known == null ? Epoch.ZERO : known.configEpoch();
    }

    @Override
    protected void started() {
        DurableState saved = disk.content();
        currentEpoch = saved.currentEpoch();
        saved.groups().forEach(group -> groups.put(group.name(), new RedisGroup(this, group)));
        lastTickMs = wallMs();
        witness.started(this);
        tick();
    }

    @Override
    protected void died() {
        groups.clear();
        forgetClients();
    }

    private void tick() {
        long now = wallMs();
        if (now < lastTickMs || now - lastTickMs > TILT_TRIGGER_MS) {
            tiltUntilMs = now + TILT_MS;
        }
        lastTickMs = now;
        groups.values().forEach(group -> group.tick(isTilted()));
        later(1_000_000 / (10 + random.nextInt(10)), this::tick);
    }

    void dial(HostPort to, long withinUs, Dialer dialer) {
        connect(to, withinUs, dialer);
    }

    void announce(RedisGroup group, String event) {
        HostPort master = group.master().address();
        String payload = "master " + group.name() + " " + master.host() + " " + master.port();
        witness.announced(this, group.name(), event, payload);
    }

    void order(Watched node, NodeOrder order) {
        witness.ordered(this, node.address(), order);
        node.link().send(new Message.Order(id(), 0, order));
    }

    void save() {
        List<DurableGroup> all = new ArrayList<>();
        groups.values().forEach(group -> all.add(group.toSave()));
        disk.writeNow(new StateDelta(currentEpoch, all, List.of()));
    }

    Optional<RedisGroup.Vote> vote(RedisGroup group, SentinelId candidate, Epoch requested) {
        if (requested.isAfter(currentEpoch)) {
            currentEpoch = requested;
            save();
        }
        Optional<RedisGroup.Vote> vote = group.vote(candidate, requested);
        vote.ifPresent(given -> witness.voted(this, group.name(), given.epoch(), given.leader()));
        return vote;
    }

    void sayHello(Watched to, RedisGroup group) {
        witness.claimed(this, group.name(), group.configEpoch(), group.currentMaster());
        Hello hello =
                new Hello(address(), id(), currentEpoch, group.name(), group.currentMaster(), group.configEpoch());
        to.link().send(new Message.HelloMessage(hello));
    }

    void heard(Hello hello) {
        RedisGroup group = groups.get(hello.group());
        if (group == null || hello.from().equals(id())) {
            return;
        }
        boolean news = group.meet(hello.from(), hello.sender());
        if (hello.currentEpoch().isAfter(currentEpoch)) {
            currentEpoch = hello.currentEpoch();
            news = true;
        }
        if (news) {
            save();
        }
        if (hello.configEpoch().isAfter(group.configEpoch())) {
            group.configEpoch(hello.configEpoch());
            if (!hello.master().equals(group.currentMaster())) {
                switchTo(group, hello.master());
            }
        }
    }

    void switchTo(RedisGroup group, HostPort master) {
        group.switchTo(master);
        save();
        witness.published(this, group.name(), group.configEpoch(), master);
        tellClients(group.name(), master);
    }

    @Override
    public void received(Endpoint at, Message message) {
        if (message instanceof Message.Ping) {
            at.send(Message.Pong.of(PingReply.PONG));
        } else if (message instanceof Message.HelloMessage hello) {
            heard(hello.hello());
        } else if (message instanceof Message.AskDown ask) {
            at.send(new Message.DownAnswered(ask.question(), answer(ask.question())));
        } else if (message instanceof Message.Gossiped) {
            at.send(new Message.GossipUnknown());
        } else if (message instanceof Message.WhereIsMaster where) {
            serveClient(at, where);
        }
    }

    private Answer answer(Question question) {
        for (RedisGroup group : groups.values()) {
            if (group.master().address().equals(question.master())) {
                boolean down = group.master().isDown() && !isTilted();
                Optional<RedisGroup.Vote> vote =
                        question.candidate().flatMap(candidate -> vote(group, candidate, question.epoch()));
                return new Answer(
                        down,
                        vote.map(RedisGroup.Vote::leader),
                        vote.map(RedisGroup.Vote::epoch).orElse(Epoch.ZERO));
            }
        }
        return Answer.NO;
    }

    @Override
    public void ended(Endpoint at, LinkEnd how) {}
}
