package io.vedette.quorum.sim.redis;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.PingReply;
import io.vedette.quorum.sim.net.Dialer;
import io.vedette.quorum.sim.net.Endpoint;
import io.vedette.quorum.sim.net.Message;
import org.jspecify.annotations.Nullable;

/** The command connection to one instance and what its PINGs say. Times are in ms of the wall clock. */
final class WatchLink {
    private static final long PING_MS = 1_000;
    private static final long CONNECT_MS = 60_000;
    private static final long FORCED_DROP_MS = 15_000;

    private final RedisSentinel owner;
    private final Watched watched;
    private HostPort address;
    private @Nullable Endpoint endpoint;
    private boolean connecting;
    private long attempts;
    private long lastAttemptMs = Long.MIN_VALUE / 2;
    private long pendingPingMs;
    private long lastPingSentMs;
    private long lastValidMs;
    private long lastAnyMs;

    WatchLink(RedisSentinel owner, Watched watched, HostPort address) {
        this.owner = owner;
        this.watched = watched;
        this.address = address;
        restart();
    }

    /** As a new instance: nothing pending but the time of a ping that was never sent. */
    private void restart() {
        pendingPingMs = owner.wallMs();
        lastValidMs = pendingPingMs;
        lastAnyMs = pendingPingMs;
    }

    /** The instance is somewhere else now; the time of the last attempt to connect is kept, as the original does. */
    void moveTo(HostPort other) {
        drop();
        address = other;
        restart();
    }

    boolean isDisconnected() {
        return endpoint == null && !connecting;
    }

    long sinceValidMs() {
        return owner.wallMs() - lastValidMs;
    }

    void send(Message message) {
        if (endpoint != null) {
            endpoint.send(message);
        }
    }

    void reconnectIfDue() {
        long now = owner.wallMs();
        if (isDisconnected() && now - lastAttemptMs >= PING_MS) {
            lastAttemptMs = now;
            connecting = true;
            notePing(now);
            long attempt = ++attempts;
            owner.dial(address, CONNECT_MS * 1000, new Attempt(attempt));
        }
    }

    void pingIfDue(long downAfterMs) {
        long now = owner.wallMs();
        long period = Math.min(downAfterMs, PING_MS);
        if (endpoint != null && now - lastAnyMs > period && now - lastPingSentMs > period / 2) {
            notePing(now);
            send(Message.Ping.PING);
        }
    }

    private void notePing(long now) {
        lastPingSentMs = now;
        if (pendingPingMs == 0) {
            pendingPingMs = now;
        }
    }

    void dropIfStuck(long downAfterMs) {
        long now = owner.wallMs();
        boolean stuck =
                pendingPingMs != 0 && now - pendingPingMs > downAfterMs / 2 && now - lastAnyMs > downAfterMs / 2;
        if (!isDisconnected() && now - lastAttemptMs > FORCED_DROP_MS && stuck) {
            drop();
        }
    }

    long silentForMs() {
        if (pendingPingMs != 0) {
            return owner.wallMs() - pendingPingMs;
        }
        return isDisconnected() ? sinceValidMs() : 0;
    }

    void drop() {
        attempts++;
        connecting = false;
        if (endpoint != null) {
            endpoint.close(LinkEnd.CLOSED);
            endpoint = null;
        }
    }

    /** One connect; a later one makes it void. */
    private final class Attempt implements Dialer {
        private final long number;

        Attempt(long number) {
            this.number = number;
        }

        @Override
        public void connected(Endpoint made) {
            if (number == attempts) {
                connecting = false;
                opened(made);
            } else {
                made.close(LinkEnd.CLOSED);
            }
        }

        @Override
        public void failed(LinkEnd how) {
            if (number == attempts) {
                connecting = false;
            }
        }

        @Override
        public void received(Endpoint at, Message message) {
            if (at == endpoint) {
                take(message);
            }
        }

        @Override
        public void ended(Endpoint at, LinkEnd how) {
            if (at == endpoint) {
                endpoint = null;
            }
        }
    }

    private void opened(Endpoint made) {
        endpoint = made;
        if (!watched.isPeer()) {
            made.send(new Message.Subscribe(owner.id()));
        }
        made.send(Message.Ping.PING);
    }

    private void take(Message message) {
        if (message instanceof Message.Pong pong) {
            ponged(pong.reply());
        } else if (message instanceof Message.HelloMessage hello) {
            owner.heard(hello.hello());
        } else if (message instanceof Message.Info info) {
            watched.group().informed(watched, info.info());
        } else if (message instanceof Message.DownAnswered down) {
            watched.answered(down.question(), down.answer(), owner.wallMs());
        }
    }

    private void ponged(PingReply reply) {
        lastAnyMs = owner.wallMs();
        if (reply.isValid()) {
            pendingPingMs = 0;
            lastValidMs = lastAnyMs;
        } else if (reply == PingReply.BUSY) {
            send(new Message.Order(owner.id(), 0, new NodeOrder.KillScript()));
        }
    }
}
