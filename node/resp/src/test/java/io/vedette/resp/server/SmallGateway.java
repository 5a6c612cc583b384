package io.vedette.resp.server;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;

/** Three commands, enough to see what the sockets do. */
final class SmallGateway {
    private SmallGateway() {}

    static boolean execute(Connection connection, Request request) {
        ReplyWriter reply = connection.writer();
        if (request.is(0, "ping")) {
            reply.status("PONG");
        } else if (request.is(0, "echo")) {
            reply.bulk(request, 1);
        } else if (request.is(0, "quit")) {
            reply.ok();
            connection.closeAfterReply();
        } else {
            reply.error("ERR unknown command");
        }
        return true;
    }
}
