package io.vedette.node.replication;

import io.vedette.node.data.DataCommands;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.CommandErrors;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;

/** WAIT: until so many replicas have what this client wrote. */
final class WaitCommand implements CommandHandler {
    static final String ON_REPLICA =
            " cannot be used with replica instances. Please also note that since Redis 4.0 if a "
                    + "replica is configured to be writable (which is not the default) writes to replicas are just local and are "
                    + "not propagated.";

    private final Replication replication;
    private final Acknowledgements acknowledgements;
    private final DataCommands data;

    WaitCommand(Replication replication, Acknowledgements acknowledgements, DataCommands data) {
        this.replication = replication;
        this.acknowledgements = acknowledgements;
        this.data = data;
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        if (replication.isReplica()) {
            reply.error("ERR WAIT" + ON_REPLICA);
        } else if (!request.isLong(1)) {
            reply.error(CommandErrors.NOT_AN_INTEGER);
        } else if (!request.isLong(2)) {
            reply.error("ERR timeout is not an integer or out of range");
        } else if (request.longAt(2) < 0) {
            reply.error("ERR timeout is negative");
        } else {
            await(connection, request.longAt(1), request.longAt(2), reply);
        }
    }

    private void await(Connection connection, long needed, long timeoutMs, ReplyWriter reply) {
        long offset = data.writtenAt(connection);
        if (having(offset) >= needed || data.isExecuting(connection)) {
            reply.integer(having(offset));
        } else {
            acknowledgements.await(
                    connection,
                    timeoutMs,
                    () -> having(offset) >= needed,
                    () -> connection.writer().integer(having(offset)));
        }
    }

    private int having(long offset) {
        return replication.replicas().having(offset, ReplicaLink::ackOffset);
    }
}
