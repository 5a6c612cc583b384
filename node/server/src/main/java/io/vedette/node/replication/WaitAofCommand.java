package io.vedette.node.replication;

import io.vedette.node.aof.AppendOnly;
import io.vedette.node.data.DataCommands;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.CommandErrors;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;

/** WAITAOF: until what this client wrote is in the append-only files on our disk, and on those of so many replicas. */
final class WaitAofCommand implements CommandHandler {
    private final Replication replication;
    private final Acknowledgements acknowledgements;
    private final DataCommands data;
    private final AppendOnly file;

    WaitAofCommand(Replication replication, Acknowledgements acknowledgements, DataCommands data, AppendOnly file) {
        this.replication = replication;
        this.acknowledgements = acknowledgements;
        this.data = data;
        this.file = file;
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        if (!request.isLong(1) || !request.isLong(2)) {
            reply.error(CommandErrors.NOT_AN_INTEGER);
        } else if (request.longAt(1) < 0 || request.longAt(1) > 1) {
            reply.error("ERR value is out of range, must be between 0 and 1");
        } else if (request.longAt(2) < 0) {
            reply.error("ERR value is out of range, must be positive");
        } else if (!request.isLong(3)) {
            reply.error("ERR timeout is not an integer or out of range");
        } else if (request.longAt(3) < 0) {
            reply.error("ERR timeout is negative");
        } else if (replication.isReplica()) {
            reply.error("ERR WAITAOF" + WaitCommand.ON_REPLICA);
        } else if (request.longAt(1) == 1 && !file.isKeeping()) {
            reply.error("ERR WAITAOF cannot be used when numlocal is set but appendonly is disabled.");
        } else {
            await(connection, request.longAt(1), request.longAt(2), request.longAt(3), reply);
        }
    }

    private void await(Connection connection, long local, long replicas, long timeoutMs, ReplyWriter reply) {
        Wanted wanted = new Wanted(data.writtenAt(connection), data.loggedAt(connection), local, replicas);
        if (wanted.isThere() || data.isExecuting(connection)) {
            wanted.answer(reply);
        } else {
            acknowledgements.await(connection, timeoutMs, wanted::isThere, () -> wanted.answer(connection.writer()));
        }
    }

    /** What a client waits for. */
    private final class Wanted {
        private final long offset;
        private final long logged;
        private final long local;
        private final long replicas;

        Wanted(long offset, long logged, long local, long replicas) {
            this.offset = offset;
            this.logged = logged;
            this.local = local;
            this.replicas = replicas;
        }

        boolean isThere() {
            return here() >= local && elsewhere() >= replicas;
        }

        private int here() {
            return file.isKeeping() && file.synced() >= logged ? 1 : 0;
        }

        private int elsewhere() {
            return replication.replicas().having(offset, ReplicaLink::syncedOffset);
        }

        void answer(ReplyWriter reply) {
            reply.array(2);
            reply.integer(here());
            reply.integer(elsewhere());
        }
    }
}
