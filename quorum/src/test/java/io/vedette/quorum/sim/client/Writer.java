package io.vedette.quorum.sim.client;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.sim.net.Dialer;
import io.vedette.quorum.sim.net.Endpoint;
import io.vedette.quorum.sim.net.Host;
import io.vedette.quorum.sim.net.Message;
import io.vedette.quorum.sim.net.Network;
import io.vedette.quorum.sim.net.Program;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A client as the usual libraries are: asks one sentinel after the other for the master, stays subscribed to the one that
 * answered, writes at a steady pace, and begins again when a write fails or takes too long.
 */
public final class Writer extends Program {
    private static final int PORT = 9;
    private static final long TIMEOUT_US = 1_000_000;
    private static final long RETRY_US = 250_000;

    private final GroupName group;
    private final List<? extends SentinelProcess> sentinels;
    private final RandomGenerator random;
    private final long paceUs;
    private final Ledger ledger = new Ledger();
    private Discovery discovery = new Discovery();
    private @Nullable Session session;
    private @Nullable HostPort master;
    private long lastWrittenUs = -1;
    private long writes;
    private int nextSentinel;

    public Writer(
            Network network,
            Host host,
            GroupName group,
            List<? extends SentinelProcess> sentinels,
            long paceUs,
            RandomGenerator random) {
        super(network, host, PORT);
        this.group = group;
        this.sentinels = sentinels;
        this.paceUs = paceUs;
        this.random = random;
    }

    public GroupName group() {
        return group;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Optional<HostPort> master() {
        return Optional.ofNullable(master);
    }

    /** When its last write was acknowledged; -1 for never. */
    public long lastWrittenUs() {
        return lastWrittenUs;
    }

    @Override
    protected void started() {
        nextSentinel = random.nextInt(sentinels.size());
        discovery.begin();
        later(paceUs, this::write);
    }

    @Override
    protected void died() {
        session = null;
        master = null;
        discovery = new Discovery();
    }

    @Override
    public void received(Endpoint at, Message message) {
        throw new IllegalStateException("nobody talks to a client: " + message);
    }

    @Override
    public void ended(Endpoint at, LinkEnd how) {}

    private void write() {
        Session open = session;
        if (open != null) {
            open.write();
        }
        later(paceUs, this::write);
    }

    private void moveTo(HostPort address) {
        Session open = session;
        if (open != null && address.equals(master)) {
            return;
        }
        if (open != null) {
            open.leave();
        }
        master = address;
        Session next = new Session();
        session = next;
        connect(address, TIMEOUT_US, next);
    }

    private void startOver(Session failed) {
        if (failed == session) {
            session = null;
            later(RETRY_US, () -> discovery.begin());
        }
    }

    /** The connection to a sentinel. */
    private final class Discovery implements Dialer {
        private @Nullable Endpoint endpoint;
        private boolean connecting;

        void begin() {
            if (session != null || connecting) {
                return;
            }
            if (endpoint != null) {
                endpoint.close(LinkEnd.CLOSED);
                endpoint = null;
            }
            connecting = true;
            nextSentinel = (nextSentinel + 1) % sentinels.size();
            connect(sentinels.get(nextSentinel).address(), TIMEOUT_US / 2, this);
        }

        @Override
        public void connected(Endpoint made) {
            connecting = false;
            endpoint = made;
            made.send(new Message.WhereIsMaster(group));
            later(TIMEOUT_US, () -> {
                if (made == endpoint) {
                    begin();
                }
            });
        }

        @Override
        public void failed(LinkEnd how) {
            connecting = false;
            later(RETRY_US, this::begin);
        }

        @Override
        public void received(Endpoint at, Message message) {
            if (at == endpoint
                    && message instanceof Message.MasterIs is
                    && is.group().equals(group)) {
                is.master().ifPresent(Writer.this::moveTo);
            }
        }

        @Override
        public void ended(Endpoint at, LinkEnd how) {
            if (at == endpoint) {
                endpoint = null;
                later(RETRY_US, this::subscribe);
            }
        }

        private void subscribe() {
            if (endpoint == null && !connecting) {
                connecting = true;
                nextSentinel = (nextSentinel + 1) % sentinels.size();
                connect(sentinels.get(nextSentinel).address(), TIMEOUT_US / 2, this);
            }
        }
    }

    /** The connection to a node that is believed to be the master. */
    private final class Session implements Dialer {
        private @Nullable Endpoint endpoint;
        private long pending;
        private boolean left;

        void write() {
            Endpoint open = endpoint;
            if (open != null && pending == 0) {
                pending = ++writes;
                open.send(new Message.Write(pending));
                long mine = pending;
                later(TIMEOUT_US, () -> {
                    if (pending == mine) {
                        giveUp();
                    }
                });
            }
        }

        void leave() {
            left = true;
            pending = 0;
            if (endpoint != null) {
                endpoint.close(LinkEnd.CLOSED);
            }
        }

        private void giveUp() {
            if (!left) {
                leave();
                startOver(this);
            }
        }

        @Override
        public void connected(Endpoint made) {
            endpoint = made;
            if (left) {
                made.close(LinkEnd.CLOSED);
            }
        }

        @Override
        public void failed(LinkEnd how) {
            giveUp();
        }

        @Override
        public void ended(Endpoint at, LinkEnd how) {
            giveUp();
        }

        @Override
        public void received(Endpoint at, Message message) {
            if (message instanceof Message.Written written) {
                // Counted even when it comes too late for the client: the server did acknowledge it.
                ledger.acknowledged(written.replicationId(), written.offset());
                lastWrittenUs = nowUs();
                pending = 0;
            } else if (message instanceof Message.NotWritten) {
                giveUp();
            }
        }
    }
}
