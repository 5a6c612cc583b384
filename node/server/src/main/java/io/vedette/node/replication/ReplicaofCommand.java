package io.vedette.node.replication;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.ClientFlag;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;

/** REPLICAOF, and SLAVEOF as it was called: whom to follow. */
final class ReplicaofCommand implements CommandHandler {
    private static final int HIGHEST_PORT = 65535;

    private final Replication replication;

    ReplicaofCommand(Replication replication) {
        this.replication = replication;
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        if (replication.isFailingOver()) {
            reply.error("ERR REPLICAOF not allowed while failing over.");
        } else if (request.is(1, "no") && request.is(2, "one")) {
            replication.allegiance().lead();
            reply.ok();
        } else if (connection.flags().contains(ClientFlag.REPLICA)) {
            reply.error("ERR Command is not valid when client is a replica.");
        } else if (!request.isLong(2) || request.longAt(2) < 0 || request.longAt(2) > HIGHEST_PORT) {
            reply.error("ERR Invalid master port");
        } else {
            follow(new Address(request.text(1), (int) request.longAt(2)), reply);
        }
    }

    private void follow(Address master, ReplyWriter reply) {
        if (replication.allegiance().master().filter(master::equals).isPresent()) {
            reply.status("OK Already connected to specified master");
        } else {
            replication.allegiance().follow(master);
            reply.ok();
        }
    }
}
