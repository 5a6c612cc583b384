package io.vedette.quorum.sim.node;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.OrderOutcome;
import io.vedette.quorum.PingReply;
import io.vedette.quorum.RoleReport;
import io.vedette.quorum.RunId;
import io.vedette.quorum.sim.check.Witness;
import io.vedette.quorum.sim.net.Dialer;
import io.vedette.quorum.sim.net.Endpoint;
import io.vedette.quorum.sim.net.Host;
import io.vedette.quorum.sim.net.Message;
import io.vedette.quorum.sim.net.Network;
import io.vedette.quorum.sim.net.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A redis-server as far as others can see it: what it answers, how it replicates, what its disk keeps. Its data is a position
 * in a {@link History}; which writes it holds follows from that.
 */
public final class RedisNode extends Program {
    public static final int PORT = 6379;
    private static final long CRON_US = 1_000_000;
    private static final int REPLICATION_PING_EVERY = 10;
    private static final int SNAPSHOT_EVERY = 15;
    private static final int PING_BYTES = 14;
    private static final int WRITE_BYTES = 40;

    private final GroupName group;
    private final String label;
    private final Witness witness;
    private final NodeFaults faults = new NodeFaults();
    private final Downstreams downstreams = new Downstreams();
    private final List<Endpoint> subscribers = new ArrayList<>();
    private final WritePause writePause = new WritePause();

    private @Nullable HostPort configuredMaster;
    private Dataset data;
    private Dataset snapshot;
    private @Nullable Upstream upstream;
    private RunId runId = new RunId("never-started");
    private long loadingUntilUs;
    private long disturbedUs;
    private boolean everMaster;
    private boolean wentBack;
    private int identities;
    private int ticks;

    public RedisNode(Network network, Host host, GroupName group, Witness witness) {
        super(network, host, PORT);
        this.group = group;
        this.witness = witness;
        label = "n" + host.index();
        data = Dataset.empty(newIdentity("h"));
        snapshot = data;
    }

    /** Only before its first start, or by its operator while it is dead. */
    public void configureMaster(@Nullable HostPort master) {
        configuredMaster = master;
    }

    public void putOnDisk(Restart found) {
        long before = data.offset();
        switch (found) {
            case EMPTY -> data = Dataset.empty(newIdentity("h"));
            case WITH_OLD_SNAPSHOT -> data = snapshot.complete() ? snapshot : Dataset.empty(newIdentity("h"));
            case WITH_ALL_DATA -> data = data.complete() ? data : Dataset.empty(newIdentity("h"));
        }
        wentBack |= data.offset() < before;
    }

    /** Whether it found less on its disk than it had, and got nothing back from anybody since. */
    public boolean wentBack() {
        return wentBack;
    }

    public GroupName group() {
        return group;
    }

    public NodeFaults faults() {
        return faults;
    }

    public boolean isMaster() {
        return upstream == null;
    }

    /** Whether it was a master at any time of its life. */
    public boolean wasEverMaster() {
        return everMaster || isMaster();
    }

    public boolean isLoading() {
        return nowUs() < loadingUntilUs;
    }

    /** Whether all of a data set is there, and not just a part of a synchronisation. */
    public boolean isComplete() {
        return data.complete();
    }

    /** Whether it says that it is about to take over all data of its master: it has no position then, whatever it still holds. */
    public boolean isSyncing() {
        return upstream != null && upstream.isSyncing();
    }

    /** Whether it follows that master with its link up. */
    public boolean follows(HostPort master) {
        return upstream != null && upstream.isUp() && upstream.master().equals(master);
    }

    /** No restart, pause, refusal or order of a new role within that time. */
    public boolean wasUndisturbedFor(long us) {
        return nowUs() - disturbedUs > us && !faults.isBusy() && !faults.isMisconfigured();
    }

    /** Whoever does something to it says so. */
    public void disturbed() {
        disturbedUs = nowUs();
    }

    public Optional<HostPort> master() {
        return Optional.ofNullable(upstream).map(Upstream::master);
    }

    public long offset() {
        return data.offset();
    }

    public History history() {
        return data.history();
    }

    public boolean holds(String replicationId, long position) {
        return data.complete() && data.history().contains(data.offset(), replicationId, position);
    }

    private String newIdentity(String kind) {
        return label + kind + identities++;
    }

    Dataset data() {
        return data;
    }

    void data(Dataset now) {
        data = now;
    }

    long nowMicros() {
        return nowUs();
    }

    void dial(HostPort to, long withinUs, Dialer dialer) {
        connect(to, withinUs, dialer);
    }

    @Override
    protected void started() {
        disturbed();
        runId = new RunId(newIdentity("r"));
        loadingUntilUs = nowUs() + faults.loadUs();
        HostPort master = configuredMaster;
        data = master == null ? data.reloaded().promoted(newIdentity("h")) : data.reloaded();
        if (data.offset() == 0) {
            loadingUntilUs = nowUs();
        }
        if (master != null) {
            wentBack = false;
            upstream = new Upstream(this, master);
            data = data.offset() == 0 ? data.flushed() : data;
        } else {
            everMaster = true;
        }
        later(loadingUntilUs - nowUs(), () -> {
            if (upstream != null) {
                upstream.connect();
            }
        });
        cron();
    }

    @Override
    protected void died() {
        upstream = null;
        downstreams.forgetAll();
        subscribers.clear();
        writePause.forget();
        faults.busy(false);
    }

    private void cron() {
        ticks++;
        if (upstream != null && !isLoading()) {
            upstream.cron();
        }
        if (ticks % REPLICATION_PING_EVERY == 0 && isMaster() && !downstreams.isEmpty() && !writePause.isOn(nowUs())) {
            append(PING_BYTES);
        }
        if (ticks % SNAPSHOT_EVERY == 0 && data.complete()) {
            snapshot = data;
        }
        downstreams.dropSilent(nowUs());
        later(CRON_US, this::cron);
    }

    private void append(int bytes) {
        data = data.at(data.offset() + bytes);
        downstreams.stream(data);
    }

    void relay() {
        downstreams.stream(data);
    }

    void flushAndLoad(Runnable loaded) {
        data = data.flushed();
        downstreams.dropAll();
        Upstream during = upstream;
        loadingUntilUs = nowUs() + faults.loadUs();
        later(faults.loadUs(), () -> {
            if (during == upstream) {
                loaded.run();
            }
        });
    }

    @Override
    public void received(Endpoint at, Message message) {
        if (message instanceof Message.Ping) {
            at.send(Message.Pong.of(pong()));
        } else if (message instanceof Message.Write write) {
            write(at, write.number());
        } else if (message instanceof Replication replication) {
            replicate(at, replication);
        } else if (message instanceof Message.HelloMessage hello) {
            publish(hello);
        } else if (message instanceof Message.AskInfo) {
            at.send(new Message.Info(info()));
        } else if (message instanceof Message.AskRole) {
            at.send(new Message.Role(role()));
        } else if (message instanceof Message.Order order) {
            obey(at, order);
        } else if (message instanceof Message.Subscribe) {
            subscribers.add(at);
        }
    }

    @Override
    public void ended(Endpoint at, LinkEnd how) {
        downstreams.remove(at);
        subscribers.remove(at);
    }

    private PingReply pong() {
        if (isLoading()) {
            return PingReply.LOADING;
        }
        if (faults.isBusy()) {
            return PingReply.BUSY;
        }
        return faults.isMisconfigured() && isMaster() ? PingReply.MISCONF : PingReply.PONG;
    }

    private void publish(Message.HelloMessage hello) {
        for (int i = subscribers.size() - 1; i >= 0; i--) {
            Endpoint subscriber = subscribers.get(i);
            if (subscriber.isOpen()) {
                subscriber.send(hello);
            } else {
                subscribers.remove(i);
            }
        }
    }

    private NodeInfo info() {
        Upstream up = upstream;
        boolean loading = isLoading();
        return new NodeInfo(
                runId,
                up == null ? NodeRole.MASTER : NodeRole.REPLICA,
                reportedOffset(),
                Optional.of(data.history().id()),
                up == null ? Optional.empty() : Optional.of(up.info()),
                faults.priority(),
                true,
                downstreams.info(),
                loading,
                loading ? OptionalLong.of((loadingUntilUs - nowUs()) / 1_000_000) : OptionalLong.empty(),
                false);
    }

    private long reportedOffset() {
        Upstream up = upstream;
        boolean noPositionYet = up != null && (up.isSyncing() || !data.complete());
        return noPositionYet ? 1 : data.offset();
    }

    private RoleReport role() {
        Upstream up = upstream;
        return up == null
                ? new RoleReport(NodeRole.MASTER, data.offset(), Optional.empty())
                : new RoleReport(NodeRole.REPLICA, reportedOffset(), Optional.of(up.master()));
    }

    private void write(Endpoint at, long number) {
        Optional<String> refusal = refusal();
        if (refusal.isPresent()) {
            at.send(new Message.NotWritten(number, refusal.get()));
        } else if (writePause.isOn(nowUs())) {
            writePause.hold(at, number);
        } else {
            append(WRITE_BYTES);
            at.send(new Message.Written(number, data.history().id(), data.offset()));
        }
    }

    private Optional<String> refusal() {
        if (!isMaster()) {
            return Optional.of("READONLY You can't write against a read only replica.");
        }
        if (isLoading()) {
            return Optional.of("LOADING Redis is loading the dataset in memory");
        }
        return faults.isBusy()
                ? Optional.of("BUSY Redis is busy running a script.")
                : faults.isMisconfigured() ? Optional.of("MISCONF Redis is configured to save") : Optional.empty();
    }

    private void replicate(Endpoint at, Replication message) {
        if (message instanceof Replication.Ack ack) {
            downstreams.acked(at, ack.offset(), nowUs());
        } else if (message instanceof Replication.Psync psync) {
            serve(at, psync);
        }
    }

    private void serve(Endpoint at, Replication.Psync psync) {
        if (isLoading() || !data.complete() || (upstream != null && !upstream.isUp())) {
            at.send(new Replication.NotNow());
            return;
        }
        Downstreams.Session session = downstreams.add(at, psync.listeningAt(), nowUs());
        if (data.canContinue(psync.replicationId(), psync.offset())) {
            session.send(new Replication.Continue(data.history()));
            session.send(new Replication.Stream(data.history(), data.offset()));
            session.goOnline(data);
            return;
        }
        session.send(new Replication.FullStart());
        later(faults.snapshotUs(), () -> {
            if (session.isOpen() && downstreams.has(at)) {
                session.send(new Replication.Snapshot(data.history(), data.offset()));
                session.goOnline(data);
            }
        });
    }

    private void obey(Endpoint at, Message.Order message) {
        NodeOrder order = message.order();
        if (order instanceof NodeOrder.KillScript) {
            disturbed();
            faults.busy(false);
        } else if (isLoading()) {
            refuse(at, message, "LOADING Redis is loading the dataset in memory");
            return;
        } else if (faults.isBusy()) {
            refuse(at, message, "BUSY Redis is busy running a script.");
            return;
        } else if (order instanceof NodeOrder.WriteCanary) {
            Optional<String> refusal = refusal();
            if (refusal.isPresent()) {
                refuse(at, message, refusal.get());
                return;
            }
            append(WRITE_BYTES);
        } else if (order instanceof NodeOrder.PauseWrites pause) {
            writePause.until(nowUs() + pause.forMs() * 1000);
            later(pause.forMs() * 1000, this::releaseWrites);
        } else if (order instanceof NodeOrder.ResumeWrites) {
            writePause.until(nowUs());
            releaseWrites();
        } else {
            changeRole(at, order);
        }
        witness.obeyed(this, message.by(), order);
        at.send(new Message.OrderDone(message.number(), new OrderOutcome.Done()));
    }

    private static void refuse(Endpoint at, Message.Order order, String error) {
        at.send(new Message.OrderDone(order.number(), new OrderOutcome.Refused(error)));
    }

    private void releaseWrites() {
        if (!writePause.isOn(nowUs())) {
            writePause.release(this::write);
        }
    }

    private void changeRole(Endpoint caller, NodeOrder order) {
        disturbed();
        if (order instanceof NodeOrder.Promote) {
            promote();
        } else if (order instanceof NodeOrder.Repoint repoint) {
            follow(repoint.master());
        }
        closeAllBut(caller, endpoint -> !downstreams.has(endpoint) && !isReplicationLink(endpoint));
        subscribers.removeIf(subscriber -> subscriber != caller);
    }

    private boolean isReplicationLink(Endpoint endpoint) {
        return upstream != null && upstream.owns(endpoint);
    }

    private void promote() {
        configuredMaster = null;
        everMaster = true;
        Upstream before = upstream;
        if (before != null) {
            before.end();
            upstream = null;
            data = data.promoted(newIdentity("h"));
            downstreams.dropAll();
        }
    }

    private void follow(HostPort master) {
        configuredMaster = master;
        wentBack = false;
        Upstream before = upstream;
        if (before != null && before.master().equals(master)) {
            return;
        }
        if (before != null) {
            before.end();
        }
        downstreams.dropAll();
        writePause.release((held, number) -> held.send(new Message.NotWritten(number, "UNBLOCKED force unblock")));
        Upstream next = new Upstream(this, master);
        upstream = next;
        next.connect();
    }

    @Override
    public String toString() {
        return label;
    }
}
