package io.vedette.quorum.sim.sentinel;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.sim.net.Endpoint;
import io.vedette.quorum.sim.net.Host;
import io.vedette.quorum.sim.net.Message;
import io.vedette.quorum.sim.net.Network;
import io.vedette.quorum.sim.net.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What both kinds of sentinel have in common: an identity, a disk, and clients that ask for masters. */
public abstract class SentinelProcess extends Program {
    public static final int PORT = 26379;

    private final SentinelId id;
    private final List<Endpoint> clients = new ArrayList<>();

    protected SentinelProcess(Network network, Host host, SentinelId id) {
        super(network, host, PORT);
        this.id = id;
    }

    public final SentinelId id() {
        return id;
    }

    /** Where it sends clients; empty while it does not run. */
    public abstract Optional<HostPort> masterOf(GroupName group);

    public abstract Epoch configEpochOf(GroupName group);

    public abstract Disk disk();

    /** The wall clock jumps. */
    public abstract void wallClockJumps(long byMs);

    /** The clock runs faster (or slower) from now on. */
    public abstract void clockDrifts(int ppm);

    protected final void serveClient(Endpoint at, Message.WhereIsMaster question) {
        if (!clients.contains(at)) {
            clients.add(at);
        }
        at.send(new Message.MasterIs(question.group(), masterOf(question.group())));
    }

    protected final void tellClients(GroupName group, HostPort master) {
        clients.removeIf(client -> !client.isOpen());
        Message.MasterIs news = new Message.MasterIs(group, Optional.of(master));
        clients.forEach(client -> client.send(news));
    }

    protected final void forgetClients() {
        clients.clear();
    }

    @Override
    public final String toString() {
        return id.text();
    }
}
