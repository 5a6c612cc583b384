package io.vedette.node.migrate;

import io.vedette.node.command.LaterReply;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.node.data.KeyHandover;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.process.WorkingFolder;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Predicate;

/** MIGRATE. Its client waits until the keys have arrived; the others do not. */
public final class MigrateCommand implements CommandHandler {
    private final Vertx vertx;
    private final KeyHandover handover;
    private final Targets targets;
    private final Predicate<Connection> inTransaction;

    public MigrateCommand(
            Vertx vertx,
            KeyHandover handover,
            LiveConfiguration configuration,
            WorkingFolder folder,
            Predicate<Connection> inTransaction) {
        this.vertx = vertx;
        this.handover = handover;
        this.targets = new Targets(vertx, configuration, folder);
        this.inTransaction = inTransaction;
    }

    /** How many connections wait for the next who needs them. */
    public int keptConnections() {
        return targets.kept();
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        Wish wish;
        try {
            wish = Wish.of(request);
        } catch (Wish.Mistake mistake) {
            reply.error(mistake.error());
            return;
        }
        int database = connection.session().database();
        List<byte[]> keys = wish.keys().stream()
                .filter(key -> handover.exists(database, key))
                .toList();
        if (keys.isEmpty()) {
            reply.status("NOKEY");
        } else if (inTransaction.test(connection)) {
            reply.error("ERR MIGRATE waits for another server, and nobody waits within a transaction or a script");
        } else {
            Migration migration = new Migration(vertx, targets, handover, wish, database, keys);
            LaterReply.as(connection, migration.run());
        }
    }
}
