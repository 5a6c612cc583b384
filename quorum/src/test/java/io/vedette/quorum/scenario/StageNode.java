package io.vedette.quorum.scenario;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.OrderOutcome;
import io.vedette.quorum.PingReply;
import io.vedette.quorum.RoleReport;
import io.vedette.quorum.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** A data node as far as a sentinel sees it: it answers at once, or not at all. */
final class StageNode {
    /** What becomes of those who try to talk to it. */
    enum Condition {
        /** Answers. */
        UP,
        /** The process is gone, the host refuses for it. */
        DEAD,
        /** Stopped: the kernel accepts connections, nobody answers on them. */
        FROZEN,
        /** Sentinels cannot reach it; its replicas can. */
        HIDDEN,
        /** Nobody can reach it. */
        CUT
    }

    private final String nick;
    private final HostPort address;
    private RunId runId;
    private Optional<HostPort> upstream;
    private long offset;
    private int priority = NodeInfo.DEFAULT_PRIORITY;
    private boolean announced = true;
    private boolean loading;
    private boolean leaving;
    private OptionalLong eta = OptionalLong.empty();
    private boolean neverSynced;
    private boolean restarted;
    private boolean syncing;
    /** It has its data, but had no link to its master since it was started or told to follow it. */
    private boolean unlinked;

    private boolean deaf;
    private boolean unlisted;
    private PingReply pingReply = PingReply.PONG;
    private Optional<String> refusal = Optional.empty();
    private long writesPerMs;
    private long writesSinceMs;
    private Condition condition = Condition.UP;
    private long conditionSinceMs;

    StageNode(String nick, HostPort address, Optional<HostPort> upstream) {
        this.nick = nick;
        this.address = address;
        this.upstream = upstream;
        runId = new RunId("run-" + nick);
    }

    String nick() {
        return nick;
    }

    HostPort address() {
        return address;
    }

    Condition condition() {
        return condition;
    }

    void condition(Condition now, long nowMs) {
        condition = now;
        conditionSinceMs = nowMs;
    }

    boolean answers() {
        return condition == Condition.UP;
    }

    /** It leaves orders unanswered, although it answers questions. */
    boolean isDeaf() {
        return deaf;
    }

    boolean follows(HostPort master) {
        return upstream.filter(master::equals).isPresent();
    }

    PingReply ping() {
        return pingReply;
    }

    /** Changes what the options name; {@code addresses} turns a nick into an address. */
    void change(Words words, Function<String, HostPort> addresses) {
        offset = words.number("offset", offset);
        writesPerMs = words.number("writes", writesPerMs);
        priority = (int) words.number("priority", priority);
        announced = words.yes("announced", announced);
        loading = words.yes("loading", loading);
        leaving = words.yes("leaving", leaving);
        words.option("eta").ifPresent(text -> eta = OptionalLong.of(Long.parseLong(text)));
        neverSynced = words.yes("never-synced", neverSynced);
        restarted = words.yes("restarted", restarted);
        syncing = words.yes("syncing", syncing);
        unlinked = words.yes("unlinked", unlinked);
        deaf = words.yes("deaf", deaf);
        unlisted = words.yes("unlisted", unlisted);
        words.option("run-id").ifPresent(text -> runId = new RunId(text));
        words.option("ping").ifPresent(text -> pingReply = PingReply.valueOf(text));
        words.option("refuses").ifPresent(text -> refusal = text.equals("no") ? Optional.empty() : Optional.of(text));
        words.option("of")
                .ifPresent(
                        text -> upstream = text.equals("none") ? Optional.empty() : Optional.of(addresses.apply(text)));
    }

    /** Takes what was written until now; must come before anything changes. */
    void settle(List<StageNode> all, long nowMs) {
        long written = writesPerMs * (nowMs - writesSinceMs);
        writesSinceMs = nowMs;
        boolean alive = condition == Condition.UP || condition == Condition.HIDDEN;
        if (written == 0 || !alive) {
            return;
        }
        offset += written;
        all.stream().filter(node -> node.follows(address)).forEach(node -> node.offset += written);
    }

    NodeInfo info(List<StageNode> all, long nowMs) {
        all.forEach(node -> node.settle(all, nowMs));
        NodeInfo said = upstream.isPresent()
                ? NodeInfo.replica(runId, position(), upstreamView(upstream.get(), all, nowMs))
                : NodeInfo.master(runId, offset, downstreams(all));
        return new NodeInfo(
                said.runId(),
                said.role(),
                said.offset(),
                said.replicationId(),
                said.upstream(),
                priority,
                announced,
                said.replicas(),
                loading,
                loading ? eta : OptionalLong.empty(),
                leaving);
    }

    /** As redis-server shows it: a replica that lacks data, or waits for them, has no position. */
    private long position() {
        return neverSynced || syncing ? 1 : offset;
    }

    private NodeInfo.Upstream upstreamView(HostPort master, List<StageNode> all, long nowMs) {
        Optional<StageNode> followed =
                all.stream().filter(node -> node.address.equals(master)).findFirst();
        Condition theirs = followed.map(StageNode::condition).orElse(Condition.DEAD);
        long sinceMs = followed.map(node -> node.conditionSinceMs).orElse(0L);
        boolean streaming = theirs == Condition.UP || theirs == Condition.HIDDEN;
        boolean linkUp = !neverSynced && !unlinked && !syncing && theirs != Condition.DEAD;
        // A process that has not found its master says -1, whether or not it has data from one.
        long downForMs = linkUp ? 0 : neverSynced || restarted || unlinked ? -1_000 : Math.max(1_000, nowMs - sinceMs);
        OptionalLong lastIo =
                linkUp ? OptionalLong.of(streaming ? 0 : (nowMs - sinceMs) / 1_000) : OptionalLong.empty();
        return new NodeInfo.Upstream(master, linkUp, downForMs, lastIo, syncing);
    }

    private List<NodeInfo.Downstream> downstreams(List<StageNode> all) {
        List<NodeInfo.Downstream> followers = new ArrayList<>();
        for (StageNode node : all) {
            if (node.follows(address) && node.condition == Condition.UP && !node.unlisted) {
                followers.add(new NodeInfo.Downstream(node.address, true, node.offset));
            }
        }
        return followers;
    }

    RoleReport role() {
        return new RoleReport(upstream.isPresent() ? NodeRole.REPLICA : NodeRole.MASTER, offset, upstream);
    }

    OrderOutcome obey(NodeOrder order, List<StageNode> all) {
        if (refusal.isPresent()) {
            return new OrderOutcome.Refused(refusal.get());
        }
        if (order instanceof NodeOrder.Promote) {
            upstream = Optional.empty();
        } else if (order instanceof NodeOrder.Repoint repoint) {
            upstream = Optional.of(repoint.master());
            all.stream().filter(node -> node.address.equals(repoint.master())).forEach(node -> offset = node.offset);
        }
        return new OrderOutcome.Done();
    }
}
