package io.vedette.node.replication;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.CommandErrors;
import io.vedette.resp.server.ClientFlag;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PSYNC, and SYNC of old: somebody wants the stream, from where it stands if we still have it, else with a snapshot. */
final class PsyncCommand implements CommandHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PsyncCommand.class);

    private final Replication replication;

    PsyncCommand(Replication replication) {
        this.replication = replication;
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        if (connection.flags().contains(ClientFlag.REPLICA)) {
            return;
        }
        boolean ids = request.is(0, "psync");
        if (ids && (request.argc() < 3 || !request.isLong(2))) {
            reply.error(CommandErrors.NOT_AN_INTEGER);
            return;
        }
        if (ids && request.argc() > 3 && !takesOver(request, reply)) {
            return;
        }
        Optional<MasterLink> master = replication.allegiance().link();
        if (master.isPresent() && !master.get().isUp()) {
            reply.error("NOMASTERLINK Can't SYNC while not connected with my master");
            return;
        }
        ReplicaLink link = ReplicaLink.of(connection);
        if (ids && goesOn(link, request.text(1), request.longAt(2) - 1)) {
            return;
        }
        if (!ids) {
            link.profile().asksTheOldWay();
        }
        replication.replicas().add(link);
        replication.fullSyncs().wanted();
    }

    /** A master that hands over to us says so: from now on we are the master, if we stand where it stands. */
    private boolean takesOver(Request request, ReplyWriter reply) {
        if (!request.is(3, "failover") || request.argc() > 4) {
            reply.error(CommandErrors.SYNTAX);
        } else if (!replication.isReplica()) {
            reply.error("ERR PSYNC FAILOVER can't be sent to a master.");
        } else if (!request.text(1).equals(replication.history().lineage().id())) {
            reply.error("ERR PSYNC FAILOVER replid must match my replid.");
        } else {
            LOG.info("Failover request received for replid {}.", request.text(1));
            replication.allegiance().lead();
            return true;
        }
        return false;
    }

    private boolean goesOn(ReplicaLink link, String id, long from) {
        History history = replication.history();
        if (!history.canContinue(id, from)) {
            LOG.info(
                    "Unable to partial resync with replica {} for lack of backlog (it asked for {}:{})",
                    link,
                    id,
                    from + 1);
            if (!id.equals("?")) {
                replication.figures().cannotGoOn();
            }
            return false;
        }
        replication.figures().goesOn();
        replication.replicas().add(link);
        String own = link.profile().isLearningIds() ? " " + history.lineage().id() : "";
        link.connection().push(FullSyncs.line("+CONTINUE" + own));
        link.stream(history.reader(from));
        LOG.info("Partial resynchronization request from {} accepted, from offset {}", link, from + 1);
        return true;
    }
}
