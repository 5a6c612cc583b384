package io.vedette.quorum.sim.redis;

import io.vedette.quorum.Answer;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.Question;
import io.vedette.quorum.SentinelId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One monitored instance: a master, a replica or another sentinel, with what was last heard of it. */
final class Watched {
    private static final long NEVER = Long.MIN_VALUE / 2;

    /** How far a replica got with following the new master. */
    enum Repointing {
        NONE,
        SENT,
        IN_PROGRESS,
        DONE
    }

    private final RedisGroup group;
    private final @Nullable SentinelId peer;
    private final WatchLink link;
    private HostPort address;
    private boolean sdown;
    private long sdownSinceMs = NEVER;
    private NodeRole role;
    private long roleSinceMs;
    private @Nullable NodeInfo info;
    private long infoMs = NEVER;
    private long upstreamChangedMs;
    private long helloSentMs;
    private Repointing repointing = Repointing.NONE;
    private long repointSentMs;
    private boolean opinionDown;
    private @Nullable SentinelId votedFor;
    private Epoch votedIn = Epoch.ZERO;
    private long answeredMs = NEVER;
    private long askedMs = NEVER;

    Watched(RedisSentinel owner, RedisGroup group, HostPort address, NodeRole role, @Nullable SentinelId peer) {
        this.group = group;
        this.address = address;
        this.role = role;
        this.peer = peer;
        roleSinceMs = owner.wallMs();
        upstreamChangedMs = owner.wallMs();
        helloSentMs = owner.wallMs();
        link = new WatchLink(owner, this, address);
    }

    RedisGroup group() {
        return group;
    }

    boolean isPeer() {
        return peer != null;
    }

    SentinelId peer() {
        return Objects.requireNonNull(peer);
    }

    WatchLink link() {
        return link;
    }

    HostPort address() {
        return address;
    }

    void moveTo(HostPort other) {
        address = other;
        link.moveTo(other);
    }

    /** A master whose address was switched begins anew, but for the opinions others have of it. */
    void reset(HostPort other, long nowMs) {
        moveTo(other);
        sdown = false;
        info = null;
        infoMs = NEVER;
        role = NodeRole.MASTER;
        roleSinceMs = nowMs;
    }

    boolean isDown() {
        return sdown;
    }

    long downSinceMs() {
        return sdownSinceMs;
    }

    void down(boolean yes, long nowMs) {
        if (yes && !sdown) {
            sdownSinceMs = nowMs;
        }
        sdown = yes;
    }

    NodeRole role() {
        return role;
    }

    long roleSinceMs() {
        return roleSinceMs;
    }

    long infoMs() {
        return infoMs;
    }

    Optional<NodeInfo> info() {
        return Optional.ofNullable(info);
    }

    Optional<NodeInfo.Upstream> upstream() {
        return info().flatMap(NodeInfo::upstream);
    }

    long upstreamChangedMs() {
        return upstreamChangedMs;
    }

    /** Returns whether the role differs from the last one. */
    boolean informed(NodeInfo now, long nowMs) {
        Optional<HostPort> before = upstream().map(NodeInfo.Upstream::master);
        info = now;
        infoMs = nowMs;
        if (!before.equals(upstream().map(NodeInfo.Upstream::master))) {
            upstreamChangedMs = nowMs;
        }
        boolean changed = role != now.role();
        if (changed) {
            role = now.role();
            roleSinceMs = nowMs;
        }
        return changed;
    }

    boolean linkToMasterIsDown() {
        return upstream().filter(up -> !up.linkUp()).isPresent();
    }

    long helloSentMs() {
        return helloSentMs;
    }

    void helloSent(long nowMs) {
        helloSentMs = nowMs;
    }

    void helloAtOnce() {
        helloSentMs = NEVER;
    }

    Repointing repointing() {
        return repointing;
    }

    void repointing(Repointing now, long nowMs) {
        repointing = now;
        if (now == Repointing.SENT) {
            repointSentMs = nowMs;
        }
    }

    long repointSentMs() {
        return repointSentMs;
    }

    boolean saysDown() {
        return opinionDown;
    }

    boolean votedFor(SentinelId candidate, Epoch epoch) {
        return candidate.equals(votedFor) && votedIn.equals(epoch);
    }

    Optional<SentinelId> voteIn(Epoch epoch) {
        return votedIn.equals(epoch) ? Optional.ofNullable(votedFor) : Optional.empty();
    }

    void answered(Question question, Answer answer, long nowMs) {
        answeredMs = nowMs;
        opinionDown = answer.down();
        answer.leader().ifPresent(leader -> {
            votedFor = leader;
            votedIn = answer.leaderEpoch();
        });
    }

    void forgetOldAnswer(long nowMs, long afterMs) {
        if (nowMs - answeredMs > afterMs) {
            opinionDown = false;
            votedFor = null;
        }
    }

    boolean mayBeAsked(long nowMs, long periodMs) {
        return nowMs - answeredMs >= periodMs && nowMs - askedMs >= periodMs;
    }

    void asked(long nowMs) {
        askedMs = nowMs;
    }
}
