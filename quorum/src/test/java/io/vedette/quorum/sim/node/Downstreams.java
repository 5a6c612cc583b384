package io.vedette.quorum.sim.node;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.sim.net.Endpoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The replicas connected to a node. */
final class Downstreams {
    private static final long TIMEOUT_US = 60_000_000;

    private final List<Session> sessions = new ArrayList<>();

    /** One connected replica. */
    static final class Session {
        private final Endpoint endpoint;
        private final HostPort address;
        private boolean online;
        private long ackedOffset;
        private long heardUs;

        private Session(Endpoint endpoint, HostPort address, long nowUs) {
            this.endpoint = endpoint;
            this.address = address;
            heardUs = nowUs;
        }

        boolean isOpen() {
            return endpoint.isOpen();
        }

        void goOnline(Dataset data) {
            online = true;
            ackedOffset = data.offset();
        }

        void send(Replication message) {
            endpoint.send(message);
        }
    }

    Session add(Endpoint endpoint, HostPort address, long nowUs) {
        remove(endpoint);
        Session session = new Session(endpoint, address, nowUs);
        sessions.add(session);
        return session;
    }

    boolean isEmpty() {
        return sessions.isEmpty();
    }

    boolean has(Endpoint endpoint) {
        return find(endpoint) != null;
    }

    private @Nullable Session find(Endpoint endpoint) {
        for (Session session : sessions) {
            if (session.endpoint == endpoint) {
                return session;
            }
        }
        return null;
    }

    void remove(Endpoint endpoint) {
        sessions.removeIf(session -> session.endpoint == endpoint);
    }

    void acked(Endpoint endpoint, long offset, long nowUs) {
        Session session = find(endpoint);
        if (session != null) {
            session.ackedOffset = offset;
            session.heardUs = nowUs;
        }
    }

    void stream(Dataset data) {
        for (Session session : sessions) {
            if (session.online) {
                session.send(new Replication.Stream(data.history(), data.offset()));
            }
        }
    }

    void dropSilent(long nowUs) {
        for (Session session : List.copyOf(sessions)) {
            if (!session.isOpen()) {
                sessions.remove(session);
            } else if (nowUs - session.heardUs > TIMEOUT_US) {
                session.endpoint.close(LinkEnd.CLOSED);
                sessions.remove(session);
            }
        }
    }

    void dropAll() {
        for (Session session : List.copyOf(sessions)) {
            session.endpoint.close(LinkEnd.CLOSED);
        }
        sessions.clear();
    }

    void forgetAll() {
        sessions.clear();
    }

    List<NodeInfo.Downstream> info() {
        List<NodeInfo.Downstream> lines = new ArrayList<>(sessions.size());
        for (Session session : sessions) {
            if (session.isOpen()) {
                lines.add(new NodeInfo.Downstream(session.address, session.online, session.ackedOffset));
            }
        }
        return lines;
    }
}
