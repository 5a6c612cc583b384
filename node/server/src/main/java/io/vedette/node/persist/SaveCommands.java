package io.vedette.node.persist;

import io.vedette.node.command.LaterReply;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * SAVE, BGSAVE, LASTSAVE. SAVE keeps only its own client waiting; others go on, and what they change is not in the file.
 */
final class SaveCommands {
    private static final String RUNNING = "ERR Background save already in progress";

    private final Saves saves;
    private final Predicate<Connection> inTransaction;

    SaveCommands(Saves saves, Predicate<Connection> inTransaction) {
        this.saves = saves;
        this.inTransaction = inTransaction;
    }

    Map<String, CommandHandler> handlers() {
        Map<String, CommandHandler> handlers = new HashMap<>();
        handlers.put("save", this::save);
        handlers.put("bgsave", this::bgsave);
        handlers.put("lastsave", (connection, request, reply) -> reply.integer(saves.lastSaveSeconds()));
        return handlers;
    }

    private void save(Connection connection, Request request, ReplyWriter reply) {
        if (saves.isWished()) {
            reply.error(RUNNING);
            return;
        }
        LaterReply.to(connection, saves.save());
    }

    private void bgsave(Connection connection, Request request, ReplyWriter reply) {
        boolean patient = request.argc() == 2 && request.is(1, "schedule");
        if (request.argc() > 1 && !patient) {
            reply.error("ERR syntax error");
            return;
        }
        Saves.Answer answer = inTransaction.test(connection) ? saves.schedule() : saves.demand(patient);
        switch (answer) {
            case STARTED -> reply.status("Background saving started");
            case SCHEDULED -> reply.status("Background saving scheduled");
            case RUNNING_ALREADY -> reply.error(RUNNING);
            case OTHERS_FIRST ->
                reply.error("ERR Another child process is active (AOF?): can't BGSAVE right now. Use BGSAVE SCHEDULE in"
                        + " order to schedule a BGSAVE whenever possible.");
        }
    }
}
