package io.vedette.node.command;

import io.vedette.resp.server.Connection;
import io.vertx.core.Future;

/** An answer that comes when work of others is done; until then the client waits, and only this one. */
public final class LaterReply {
    private LaterReply() {}

    /** Answers OK, or why not. */
    public static void to(Connection connection, Future<Void> work) {
        connection.block();
        work.onComplete(done -> {
            if (connection.isClosed()) {
                return;
            }
            if (done.succeeded()) {
                connection.writer().ok();
            } else {
                connection.writer().error("ERR " + done.cause().getMessage());
            }
            connection.flushLater();
            connection.resume();
        });
    }
}
