package io.vedette.node.replication;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import java.util.List;

/** ROLE: {@code [master, offset, replicas]} or {@code [slave, host, port, link, offset]}. */
final class RoleCommand implements CommandHandler {
    private final Replication replication;

    RoleCommand(Replication replication) {
        this.replication = replication;
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        replication.allegiance().link().ifPresentOrElse(link -> asReplica(reply, link), () -> asMaster(reply));
    }

    private void asMaster(ReplyWriter reply) {
        List<ReplicaLink> online = replication.replicas().all().stream()
                .filter(ReplicaLink::isOnline)
                .toList();
        reply.array(3);
        reply.bulk("master");
        reply.integer(replication.history().stream().offset());
        reply.array(online.size());
        for (ReplicaLink replica : online) {
            reply.array(3);
            reply.bulk(replica.host());
            reply.bulk(Integer.toString(replica.port()));
            reply.bulk(Long.toString(replica.ackOffset()));
        }
    }

    private void asReplica(ReplyWriter reply, MasterLink link) {
        reply.array(5);
        reply.bulk("slave");
        reply.bulk(link.master().host());
        reply.integer(link.master().port());
        reply.bulk(link.word());
        reply.integer(link.isUp() ? replication.history().stream().offset() : -1);
    }
}
