package io.vedette.resp.process;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.command.KitCommands;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;

/** PING, ECHO and QUIT. */
public final class PlainCommands {
    private PlainCommands() {}

    public static void bind(CommandTable.Builder<CommandHandler> table) {
        table.bind(KitCommands.CONNECTION.spec("ping"), PlainCommands::ping)
                .bind(KitCommands.CONNECTION.spec("quit"), PlainCommands::quit);
    }

    private static void ping(Connection connection, Request request, ReplyWriter reply) {
        if (request.argc() == 1) {
            reply.status("PONG");
        } else {
            reply.bulk(request, 1);
        }
    }

    private static void quit(Connection connection, Request request, ReplyWriter reply) {
        reply.ok();
        connection.closeAfterReply();
    }
}
