package io.vedette.node.debug;

import io.vedette.node.command.Allowance;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.config.SecurityParameters;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;

/** DEBUG. It is refused unless the configuration allows it. */
public final class DebugCommand implements CommandHandler {
    private static final int SHOWN_NAME = 128;

    private final LiveConfiguration configuration;
    private final DebugTable table;

    DebugCommand(LiveConfiguration configuration, DebugTable table) {
        this.configuration = configuration;
        this.table = table;
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        if (!Allowance.of(configuration.get(SecurityParameters.ENABLE_DEBUG_COMMAND), connection)) {
            reply.error(Allowance.refusal("DEBUG", SecurityParameters.ENABLE_DEBUG_COMMAND));
            return;
        }
        table.find(request)
                .ifPresentOrElse(handler -> handler.handle(connection, request, reply), () -> unknown(request, reply));
    }

    static void unknown(Request request, ReplyWriter reply) {
        String name = request.text(1);
        reply.error("ERR unknown subcommand or wrong number of arguments for '"
                + name.substring(0, Math.min(SHOWN_NAME, name.length())) + "'. Try DEBUG HELP.");
    }
}
