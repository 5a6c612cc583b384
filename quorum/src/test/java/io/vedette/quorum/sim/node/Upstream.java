package io.vedette.quorum.sim.node;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.sim.net.Dialer;
import io.vedette.quorum.sim.net.Endpoint;
import io.vedette.quorum.sim.net.Message;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A replica's link to its master: connects, asks for a continuation, takes a snapshot if it must, then follows the stream. A
 * broken link is remade at once, and once a second after that, as redis-server 7 does.
 */
final class Upstream implements Dialer {
    private static final long CONNECT_TIMEOUT_US = 60_000_000;
    private static final long SILENCE_US = 60_000_000;

    private final RedisNode node;
    private final HostPort master;
    private @Nullable Endpoint endpoint;
    private boolean connecting;
    private boolean up;
    private boolean syncing;
    private boolean everUp;
    private boolean ended;
    private long downSinceUs;
    private long lastIoUs;
    private long streamedOffset;

    Upstream(RedisNode node, HostPort master) {
        this.node = node;
        this.master = master;
        downSinceUs = node.nowMicros();
    }

    HostPort master() {
        return master;
    }

    boolean isUp() {
        return up;
    }

    boolean isSyncing() {
        return syncing;
    }

    boolean owns(Endpoint some) {
        return some == endpoint;
    }

    void connect() {
        if (!connecting && endpoint == null && !ended) {
            connecting = true;
            node.dial(master, CONNECT_TIMEOUT_US, this);
        }
    }

    /** Once a second. */
    void cron() {
        Endpoint open = endpoint;
        if (open == null) {
            connect();
        } else if (node.nowMicros() - lastIoUs > SILENCE_US) {
            open.close(LinkEnd.CLOSED);
            lost();
        } else if (up) {
            open.send(new Replication.Ack(node.data().offset()));
        }
    }

    void end() {
        ended = true;
        Endpoint open = endpoint;
        if (open != null) {
            open.close(LinkEnd.CLOSED);
        }
        endpoint = null;
        up = false;
    }

    NodeInfo.Upstream info() {
        long downMs = up ? 0 : everUp ? (node.nowMicros() - downSinceUs) / 1_000_000 * 1000 : -1000;
        OptionalLong lastIo = up ? OptionalLong.of((node.nowMicros() - lastIoUs) / 1_000_000) : OptionalLong.empty();
        return new NodeInfo.Upstream(master, up, downMs, lastIo, syncing);
    }

    @Override
    public void connected(Endpoint made) {
        connecting = false;
        if (ended) {
            made.close(LinkEnd.CLOSED);
            return;
        }
        endpoint = made;
        lastIoUs = node.nowMicros();
        Dataset mine = node.data();
        made.send(new Replication.Psync(
                node.address(), mine.complete() ? mine.history().id() : "?", mine.offset()));
    }

    @Override
    public void failed(LinkEnd how) {
        connecting = false;
    }

    @Override
    public void ended(Endpoint at, LinkEnd how) {
        if (at == endpoint) {
            lost();
            connect();
        }
    }

    private void lost() {
        endpoint = null;
        syncing = false;
        if (up) {
            up = false;
            downSinceUs = node.nowMicros();
        }
    }

    @Override
    public void received(Endpoint at, Message message) {
        if (ended || at != endpoint) {
            return;
        }
        lastIoUs = node.nowMicros();
        if (message instanceof Replication.Stream stream) {
            follow(stream.history(), stream.offset());
        } else if (message instanceof Replication.Continue more) {
            node.data(node.data().following(more.history()));
            goUp();
        } else if (message instanceof Replication.FullStart) {
            syncing = true;
        } else if (message instanceof Replication.Snapshot snapshot) {
            load(snapshot);
        } else if (message instanceof Replication.NotNow) {
            at.close(LinkEnd.CLOSED);
            lost();
        }
    }

    private void goUp() {
        syncing = false;
        up = true;
        everUp = true;
    }

    private void follow(History history, long offset) {
        streamedOffset = offset;
        if (up) {
            node.data(node.data().following(history).at(offset));
            node.relay();
        }
    }

    private void load(Replication.Snapshot snapshot) {
        streamedOffset = snapshot.offset();
        node.flushAndLoad(() -> {
            node.data(Dataset.synced(snapshot.history(), streamedOffset));
            if (endpoint != null) {
                goUp();
            } else {
                syncing = false;
            }
        });
    }
}
