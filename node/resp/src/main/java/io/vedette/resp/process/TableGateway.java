package io.vedette.resp.process;

import io.vedette.resp.Request;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.command.Refusal;
import io.vedette.resp.command.Resolved;
import io.vedette.resp.server.CommandGateway;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;

/** Takes each command to its handler, by a table. */
public final class TableGateway implements CommandGateway {
    private final CommandTable<CommandHandler> table;

    public TableGateway(CommandTable<CommandHandler> table) {
        this.table = table;
    }

    @Override
    public boolean execute(Connection connection, Request request) {
        Resolved<CommandHandler> resolved = table.resolve(request);
        if (resolved instanceof Command<CommandHandler> command) {
            command.handler().handle(connection, request, connection.writer());
        } else if (resolved instanceof Refusal<CommandHandler> refusal) {
            connection.writer().error(refusal.text(request));
        }
        return true;
    }
}
