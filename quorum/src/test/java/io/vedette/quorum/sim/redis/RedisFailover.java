package io.vedette.quorum.sim.redis;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.SentinelId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The failover of one group: at most one state per tick, time-outs counted from a start that is moved by up to a second. */
final class RedisFailover {
    private static final long ELECTION_MS = 10_000;
    private static final long REPOINT_MS = 10_000;
    private static final long PING_MS = 1_000;
    private static final long INFO_MS = 10_000;

    /** The state strings of the original. */
    enum State {
        NONE,
        WAIT_START,
        SELECT_SLAVE,
        SEND_SLAVEOF_NOONE,
        WAIT_PROMOTION,
        RECONF_SLAVES,
        UPDATE_CONFIG
    }

    private final RedisSentinel owner;
    private final RedisGroup group;
    private State state = State.NONE;
    private long stateSinceMs;
    private long startMs = Long.MIN_VALUE / 2;
    private Epoch epoch = Epoch.ZERO;
    private @Nullable Watched promoted;

    RedisFailover(RedisSentinel owner, RedisGroup group) {
        this.owner = owner;
        this.group = group;
    }

    boolean isRunning() {
        return state != State.NONE;
    }

    Optional<HostPort> published() {
        boolean known = state == State.RECONF_SLAVES || state == State.UPDATE_CONFIG;
        return known && promoted != null ? Optional.of(promoted.address()) : Optional.empty();
    }

    /** Somebody else got our vote: our own attempt has to wait. */
    void votedForAnother() {
        startMs = owner.wallMs() + owner.random().nextInt(1_000);
    }

    /** The address was switched: a new failover may begin at once. */
    void reset() {
        state = State.NONE;
        startMs = Long.MIN_VALUE / 2;
        promoted = null;
    }

    void startIfDue() {
        long now = owner.wallMs();
        if (!group.isOdown() || isRunning() || now - startMs < 2 * group.rules().failoverTimeoutMs()) {
            return;
        }
        enter(State.WAIT_START);
        epoch = owner.nextEpoch();
        startMs = now + owner.random().nextInt(1_000);
        owner.announce(group, "+try-failover");
        group.askPeers(true);
    }

    private void enter(State next) {
        state = next;
        stateSinceMs = owner.wallMs();
    }

    void step() {
        switch (state) {
            case NONE -> {}
            case WAIT_START -> waitStart();
            case SELECT_SLAVE -> select();
            case SEND_SLAVEOF_NOONE -> promote();
            case WAIT_PROMOTION -> abortIfOver("-failover-abort-slave-timeout");
            case RECONF_SLAVES -> repointOthers();
            case UPDATE_CONFIG -> finish();
        }
    }

    private void waitStart() {
        if (isElected()) {
            owner.announce(group, "+elected-leader");
            enter(State.SELECT_SLAVE);
        } else if (owner.wallMs() - startMs
                > Math.min(ELECTION_MS, group.rules().failoverTimeoutMs())) {
            abort("-failover-abort-not-elected");
        }
    }

    private boolean isElected() {
        Map<SentinelId, Integer> count = new HashMap<>();
        for (Watched peer : group.peers()) {
            peer.voteIn(owner.currentEpoch()).ifPresent(leader -> count.merge(leader, 1, Integer::sum));
        }
        SentinelId top = count.entrySet().stream()
                .max(Map.Entry.<SentinelId, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(owner.id());
        owner.vote(group, top, epoch)
                .filter(vote -> vote.epoch().equals(epoch))
                .ifPresent(vote -> count.merge(vote.leader(), 1, Integer::sum));
        int voters = group.peers().size() + 1;
        int needed = Math.max(voters / 2 + 1, group.rules().quorum());
        return count.getOrDefault(owner.id(), 0) >= needed
                && owner.currentEpoch().equals(epoch);
    }

    private void select() {
        Optional<Watched> best = group.replicas().stream()
                .filter(this::isEligible)
                .min(Comparator.comparingInt(RedisFailover::priority)
                        .thenComparing(
                                Comparator.comparingLong(RedisFailover::offset).reversed())
                        .thenComparing(replica -> replica.address()));
        if (best.isEmpty()) {
            abort("-failover-abort-no-good-slave");
        } else {
            promoted = best.get();
            owner.announce(group, "+selected-slave");
            enter(State.SEND_SLAVEOF_NOONE);
        }
    }

    private boolean isEligible(Watched replica) {
        long now = owner.wallMs();
        Watched master = group.master();
        long infoAge = master.isDown() ? 5 * PING_MS : 3 * INFO_MS;
        long downFor = master.isDown() ? now - master.downSinceMs() : 0;
        long linkDown = replica.upstream().map(NodeInfo.Upstream::linkDownForMs).orElse(0L);
        return !replica.isDown()
                && !replica.link().isDisconnected()
                && replica.link().sinceValidMs() <= 5 * PING_MS
                && priority(replica) != 0
                && now - replica.infoMs() <= infoAge
                && linkDown <= downFor + 10 * group.rules().downAfterMs();
    }

    private static int priority(Watched replica) {
        return replica.info().map(NodeInfo::priority).orElse(NodeInfo.DEFAULT_PRIORITY);
    }

    private static long offset(Watched replica) {
        return replica.info().map(NodeInfo::offset).orElse(0L);
    }

    private void promote() {
        Watched chosen = promoted;
        if (chosen != null && !chosen.link().isDisconnected()) {
            owner.order(chosen, new NodeOrder.Promote());
            enter(State.WAIT_PROMOTION);
        } else {
            abortIfOver("-failover-abort-slave-timeout");
        }
    }

    private void abortIfOver(String event) {
        if (owner.wallMs() - stateSinceMs > group.rules().failoverTimeoutMs()) {
            abort(event);
        }
    }

    private void abort(String event) {
        owner.announce(group, event);
        state = State.NONE;
        promoted = null;
    }

    /** Rule 1 of an INFO: the promoted replica says that it is a master. */
    boolean promotionSeen(Watched replica) {
        if (replica != promoted || state != State.WAIT_PROMOTION || replica.role() != NodeRole.MASTER) {
            return false;
        }
        group.configEpoch(epoch);
        enter(State.RECONF_SLAVES);
        owner.announce(group, "+promoted-slave");
        group.helloAtOnce();
        owner.save();
        return true;
    }

    boolean isPromoted(Watched replica) {
        return replica == promoted;
    }

    private void repointOthers() {
        Watched target = promoted;
        if (target == null) {
            return;
        }
        long now = owner.wallMs();
        boolean overdue = now - stateSinceMs > group.rules().failoverTimeoutMs();
        List<Watched> others =
                group.replicas().stream().filter(replica -> replica != target).toList();
        for (Watched replica : others) {
            repoint(replica, target.address(), now, others);
        }
        boolean over = !target.isDown()
                && others.stream().allMatch(r -> r.repointing() == Watched.Repointing.DONE || r.isDown());
        if (over || overdue) {
            owner.announce(group, "+failover-end");
            enter(State.UPDATE_CONFIG);
        }
    }

    private void repoint(Watched replica, HostPort target, long now, List<Watched> others) {
        boolean sent = replica.repointing() == Watched.Repointing.SENT;
        if (sent && now - replica.repointSentMs() > REPOINT_MS) {
            replica.repointing(Watched.Repointing.DONE, now);
        }
        long busy = others.stream()
                .filter(other -> other.repointing() == Watched.Repointing.SENT
                        || other.repointing() == Watched.Repointing.IN_PROGRESS)
                .count();
        boolean idle = replica.repointing() == Watched.Repointing.NONE;
        if (idle && busy < group.rules().parallelSyncs() && !replica.link().isDisconnected()) {
            owner.order(replica, new NodeOrder.Repoint(target));
            replica.repointing(Watched.Repointing.SENT, now);
        }
    }

    private void finish() {
        Watched target = promoted;
        if (target != null) {
            owner.switchTo(group, target.address());
        }
    }
}
