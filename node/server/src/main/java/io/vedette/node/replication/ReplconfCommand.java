package io.vedette.node.replication;

import io.vedette.node.persist.SnapshotExtent;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.CommandErrors;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import java.util.Optional;
import java.util.function.Supplier;

/** REPLCONF: what a replica says of itself before it asks for the stream, and how far it is afterwards. */
final class ReplconfCommand implements CommandHandler {
    private final Acknowledgements acknowledgements;
    private final Supplier<String> identity;

    ReplconfCommand(Acknowledgements acknowledgements, Supplier<String> identity) {
        this.acknowledgements = acknowledgements;
        this.identity = identity;
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        if (request.argc() % 2 == 0) {
            reply.error(CommandErrors.SYNTAX);
            return;
        }
        ReplicaLink link = ReplicaLink.of(connection);
        for (int i = 1; i < request.argc(); i += 2) {
            if (request.is(i, "ack")) {
                acknowledge(link, request, i);
                return;
            }
            if (request.is(i, "getack")) {
                return;
            }
            if (request.is(i, Follower.IDENTITY)) {
                reply.status(identity.get());
                return;
            }
            String refused = take(link, request, i);
            if (!refused.isEmpty()) {
                reply.error(refused);
                return;
            }
        }
        reply.ok();
    }

    /** Never answered: it would come in the middle of the stream. */
    private void acknowledge(ReplicaLink link, Request request, int i) {
        if (!request.isLong(i + 1)) {
            return;
        }
        Optional<Long> synced = i + 3 < request.argc() && request.is(i + 2, "fack") && request.isLong(i + 3)
                ? Optional.of(request.longAt(i + 3))
                : Optional.empty();
        acknowledgements.came(link, request.longAt(i + 1), synced);
    }

    private static String take(ReplicaLink link, Request request, int i) {
        if (request.is(i, "listening-port")) {
            if (!request.isLong(i + 1)) {
                return CommandErrors.NOT_AN_INTEGER;
            }
            link.profile().listensAt((int) request.longAt(i + 1));
        } else if (request.is(i, "ip-address")) {
            link.profile().announces(request.text(i + 1));
        } else if (request.is(i, "capa")) {
            capability(link, request, i + 1);
        } else if (request.is(i, "rdb-only")) {
            if (!request.isLong(i + 1)) {
                return CommandErrors.NOT_AN_INTEGER;
            }
            if (request.longAt(i + 1) == 1) {
                link.profile().wantsOnlySnapshot();
            }
        } else if (request.is(i, "rdb-filter-only")) {
            return filter(link, request.text(i + 1));
        } else if (!request.is(i, "version")) {
            return "ERR Unrecognized REPLCONF option: " + request.text(i);
        }
        return "";
    }

    /** What alone is wanted in a snapshot: functions, or nothing at all. */
    private static String filter(ReplicaLink link, String parts) {
        SnapshotExtent extent = SnapshotExtent.NOTHING;
        for (String part : parts.strip().split("\\s+", -1)) {
            if (part.equalsIgnoreCase("functions")) {
                extent = SnapshotExtent.FUNCTIONS;
            } else if (!part.isEmpty()) {
                return "ERR Unsupported rdb-filter-only option: " + part;
            }
        }
        link.profile().wantsOnly(extent);
        return "";
    }

    /** Those we do not know are no harm: they are offers. */
    private static void capability(ReplicaLink link, Request request, int i) {
        if (request.is(i, "eof")) {
            link.profile().readsMarks();
        } else if (request.is(i, "psync2")) {
            link.profile().learnsIds();
        }
    }
}
