package io.vedette.node.watch;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import java.util.Map;

/** SLOWLOG. */
public final class SlowLogCommands {
    private static final long USUAL_COUNT = 10;

    private final SlowLog log;

    public SlowLogCommands(SlowLog log) {
        this.log = log;
    }

    public Map<String, CommandHandler> handlers() {
        return Map.of(
                "slowlog|get", this::get,
                "slowlog|len", (connection, request, reply) -> reply.integer(log.size()),
                "slowlog|reset",
                        (connection, request, reply) -> {
                            log.reset();
                            reply.ok();
                        });
    }

    private void get(Connection connection, Request request, ReplyWriter reply) {
        if (request.argc() > 3) {
            reply.error("ERR unknown subcommand or wrong number of arguments for '" + request.text(1)
                    + "'. Try SLOWLOG HELP.");
        } else if (request.argc() == 2) {
            log.write(USUAL_COUNT, reply);
        } else if (!request.isLong(2) || request.longAt(2) < -1) {
            reply.error("ERR count should be greater than or equal to -1");
        } else {
            log.write(request.longAt(2) < 0 ? Long.MAX_VALUE : request.longAt(2), reply);
        }
    }
}
