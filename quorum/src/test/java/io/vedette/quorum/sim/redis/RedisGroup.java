package io.vedette.quorum.sim.redis;

import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.Question;
import io.vedette.quorum.Rules;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Target;
import io.vedette.quorum.sim.net.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One master with its replicas and the other sentinels, as redis-sentinel keeps them. */
final class RedisGroup {
    private static final long INFO_MS = 10_000;
    private static final long FAST_INFO_MS = 1_000;
    private static final long PUBLISH_MS = 2_000;
    private static final long ASK_MS = 1_000;

    private final RedisSentinel owner;
    private final GroupName name;
    private final Rules rules;
    private final Watched master;
    private final List<Watched> replicas = new ArrayList<>();
    private final List<Watched> peers = new ArrayList<>();
    private final RedisFailover failover;
    private Epoch configEpoch;
    private Epoch leaderEpoch;
    private @Nullable SentinelId leader;
    private boolean odown;

    RedisGroup(RedisSentinel owner, DurableGroup saved) {
        this.owner = owner;
        name = saved.name();
        rules = saved.rules();
        configEpoch = saved.configEpoch();
        leaderEpoch = saved.leaderEpoch();
        master = new Watched(owner, this, saved.master(), NodeRole.MASTER, null);
        saved.replicas().forEach(this::addReplica);
        saved.peers().forEach(peer -> addPeer(peer.id(), peer.address()));
        failover = new RedisFailover(owner, this);
    }

    GroupName name() {
        return name;
    }

    Rules rules() {
        return rules;
    }

    Watched master() {
        return master;
    }

    List<Watched> replicas() {
        return replicas;
    }

    List<Watched> peers() {
        return peers;
    }

    RedisFailover failover() {
        return failover;
    }

    boolean isOdown() {
        return odown;
    }

    Epoch configEpoch() {
        return configEpoch;
    }

    void configEpoch(Epoch now) {
        configEpoch = now;
    }

    HostPort currentMaster() {
        return failover.published().orElse(master.address());
    }

    DurableGroup toSave() {
        HostPort shown = currentMaster();
        List<HostPort> others = new ArrayList<>();
        for (Watched replica : replicas) {
            others.add(replica.address().equals(shown) ? master.address() : replica.address());
        }
        List<Target.Peer> known = peers.stream()
                .map(peer -> new Target.Peer(peer.peer(), peer.address()))
                .toList();
        return new DurableGroup(
                name, shown, rules, configEpoch, leaderEpoch, Optional.empty(), others, known, Optional.empty());
    }

    private void addReplica(HostPort address) {
        replicas.add(new Watched(owner, this, address, NodeRole.REPLICA, null));
    }

    private Watched addPeer(SentinelId id, HostPort address) {
        Watched peer = new Watched(owner, this, address, NodeRole.MASTER, id);
        peers.add(peer);
        return peer;
    }

    /** Returns whether it was not known before. */
    boolean meet(SentinelId id, HostPort address) {
        for (Watched peer : peers) {
            if (peer.peer().equals(id)) {
                if (!peer.address().equals(address)) {
                    peer.moveTo(address);
                }
                return false;
            }
        }
        addPeer(id, address);
        return true;
    }

    void tick(boolean tilted) {
        upkeep(master);
        if (!tilted) {
            judge(master);
            odown = master.isDown()
                    && 1 + peers.stream().filter(Watched::saysDown).count() >= rules.quorum();
            failover.startIfDue();
            failover.step();
            askPeers(false);
        }
        for (Watched replica : List.copyOf(replicas)) {
            upkeep(replica);
            if (!tilted) {
                judge(replica);
            }
        }
        for (Watched peer : List.copyOf(peers)) {
            upkeep(peer);
            if (!tilted) {
                judge(peer);
            }
        }
    }

    private void upkeep(Watched watched) {
        long now = owner.wallMs();
        watched.link().reconnectIfDue();
        watched.link().pingIfDue(rules.downAfterMs());
        if (!watched.isPeer() && now - watched.infoMs() > infoPeriod(watched)) {
            watched.link().send(Message.AskInfo.INFO);
        }
        if (now - watched.helloSentMs() > PUBLISH_MS && !watched.link().isDisconnected()) {
            owner.sayHello(watched, this);
            watched.helloSent(now);
        }
    }

    private long infoPeriod(Watched watched) {
        boolean hurry = watched != master && (odown || failover.isRunning() || watched.linkToMasterIsDown());
        return hurry ? FAST_INFO_MS : INFO_MS;
    }

    private void judge(Watched watched) {
        long now = owner.wallMs();
        watched.link().dropIfStuck(rules.downAfterMs());
        boolean silent = watched.link().silentForMs() > rules.downAfterMs();
        boolean demoted = watched == master
                && watched.role() == NodeRole.REPLICA
                && now - watched.roleSinceMs() > rules.downAfterMs() + 2 * INFO_MS;
        boolean before = watched.isDown();
        watched.down(silent || demoted, now);
        if (watched == master && before != watched.isDown()) {
            owner.announce(this, before ? "-sdown" : "+sdown");
        }
    }

    void askPeers(boolean forced) {
        long now = owner.wallMs();
        for (Watched peer : peers) {
            peer.forgetOldAnswer(now, 5 * ASK_MS);
            if (master.isDown() && !peer.link().isDisconnected() && (forced || peer.mayBeAsked(now, ASK_MS))) {
                peer.asked(now);
                Optional<SentinelId> candidate = failover.isRunning() ? Optional.of(owner.id()) : Optional.empty();
                peer.link()
                        .send(new Message.AskDown(
                                new Question(0, name, master.address(), owner.currentEpoch(), candidate)));
            }
        }
    }

    void helloAtOnce() {
        master.helloAtOnce();
        replicas.forEach(Watched::helloAtOnce);
        peers.forEach(Watched::helloAtOnce);
    }

    /** One vote per epoch; the one given is returned whether it is new or old. */
    Optional<Vote> vote(SentinelId candidate, Epoch requested) {
        if (requested.isAfter(leaderEpoch) && !owner.currentEpoch().isAfter(requested)) {
            leader = candidate;
            leaderEpoch = requested;
            owner.save();
            if (!candidate.equals(owner.id())) {
                failover.votedForAnother();
            }
        }
        return Optional.ofNullable(leader).map(known -> new Vote(known, leaderEpoch));
    }

    /** For whom, and in which epoch. */
    record Vote(SentinelId leader, Epoch epoch) {}

    void informed(Watched watched, NodeInfo info) {
        long now = owner.wallMs();
        boolean sane =
                master.role() == NodeRole.MASTER && !master.isDown() && !odown && now - master.infoMs() < 2 * INFO_MS;
        watched.informed(info, now);
        if (watched == master) {
            info.replicas().forEach(line -> discover(line.address()));
        }
        if (owner.isTilted() || watched == master || !replicas.contains(watched)) {
            return;
        }
        if (!failover.promotionSeen(watched)) {
            correctRole(watched, info, sane, now);
            progress(watched);
        }
    }

    private void discover(HostPort address) {
        boolean known = address.equals(master.address())
                || replicas.stream().anyMatch(replica -> replica.address().equals(address));
        if (!known) {
            addReplica(address);
            owner.save();
        }
    }

    private void correctRole(Watched replica, NodeInfo info, boolean sane, long now) {
        if (!sane || failover.isPromoted(replica)) {
            return;
        }
        boolean wrongRole = info.role() == NodeRole.MASTER && now - replica.roleSinceMs() > 4 * PUBLISH_MS;
        boolean wrongMaster = info.upstream()
                        .filter(up -> !up.master().equals(master.address()))
                        .isPresent()
                && now - replica.upstreamChangedMs() > rules.failoverTimeoutMs();
        if (wrongRole || wrongMaster) {
            owner.order(replica, new NodeOrder.Repoint(master.address()));
        }
    }

    private void progress(Watched replica) {
        boolean following = replica.upstream()
                .filter(up -> up.master().equals(currentMaster()))
                .isPresent();
        if (replica.repointing() == Watched.Repointing.SENT && following) {
            replica.repointing(Watched.Repointing.IN_PROGRESS, owner.wallMs());
        }
        if (replica.repointing() == Watched.Repointing.IN_PROGRESS && !replica.linkToMasterIsDown()) {
            replica.repointing(Watched.Repointing.DONE, owner.wallMs());
        }
    }

    void switchTo(HostPort address) {
        HostPort before = master.address();
        List<HostPort> others = new ArrayList<>();
        for (Watched replica : replicas) {
            replica.link().drop();
            if (!replica.address().equals(address)) {
                others.add(replica.address());
            }
        }
        if (!before.equals(address)) {
            others.add(before);
        }
        replicas.clear();
        others.forEach(this::addReplica);
        master.reset(address, owner.wallMs());
        odown = false;
        leader = null;
        failover.reset();
    }
}
