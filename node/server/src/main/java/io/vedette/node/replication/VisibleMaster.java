package io.vedette.node.replication;

import io.vedette.node.data.MasterClient;
import io.vedette.resp.client.OwnLink;
import io.vedette.resp.server.ClientClass;
import io.vedette.resp.server.RespServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The link to our master as clients see it, and may end it: it is there for as long as the stream comes in by it. */
final class VisibleMaster implements Supplier<List<OwnLink>> {
    private final RespServer server;
    private final Replication replication;
    private final MasterClient master;
    private Optional<NetSocket> seen = Optional.empty();
    private long id;
    private long sinceMs;

    VisibleMaster(RespServer server, Replication replication, MasterClient master) {
        this.server = server;
        this.replication = replication;
        this.master = master;
    }

    @Override
    public List<OwnLink> get() {
        return replication
                .allegiance()
                .link()
                .flatMap(link -> link.streamSocket().map(socket -> of(link, socket)))
                .map(List::of)
                .orElse(List.of());
    }

    /** Whatever link it is gets its number when somebody looks at it first. */
    private OwnLink of(MasterLink link, NetSocket socket) {
        if (!seen.equals(Optional.of(socket))) {
            seen = Optional.of(socket);
            id = server.connections().nextId();
            sinceMs = link.upSinceMs();
        }
        return new OwnLink(
                id,
                text(socket.remoteAddress()),
                text(socket.localAddress()),
                ClientClass.MASTER,
                master.database(),
                sinceMs,
                link.heardMs(),
                () -> link.refused("it was killed by CLIENT KILL"));
    }

    private static String text(SocketAddress address) {
        return address.hostAddress() + ":" + address.port();
    }
}
