package io.vedette.node.command;

import io.vedette.node.Replication;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;

/** ROLE: {@code [master, offset, replicas]} or {@code [slave, host, port, link, offset]}. */
public final class RoleCommand implements CommandHandler {
    private final Replication replication;

    public RoleCommand(Replication replication) {
        this.replication = replication;
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        replication.master().ifPresentOrElse(master -> asReplica(reply, master), () -> asMaster(reply));
    }

    private static void asMaster(ReplyWriter reply) {
        reply.array(3);
        reply.bulk("master");
        reply.integer(0);
        reply.array(0);
    }

    private static void asReplica(ReplyWriter reply, Replication.Master master) {
        reply.array(5);
        reply.bulk("slave");
        reply.bulk(master.host());
        reply.integer(master.port());
        reply.bulk("connect");
        reply.integer(-1);
    }
}
