package io.vedette.node.command;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.server.Connection;
import io.vertx.core.Future;
import java.util.function.Consumer;

/** An answer that comes when work of others is done; until then the client waits, and only this one. */
public final class LaterReply {
    private LaterReply() {}

    /** Answers OK, or why not. */
    public static void to(Connection connection, Future<Void> work) {
        as(
                connection,
                work.transform(done -> Future.succeededFuture(reply -> {
                    if (done.succeeded()) {
                        reply.ok();
                    } else {
                        reply.error("ERR " + done.cause().getMessage());
                    }
                })));
    }

    /** Answers as the work says in the end; it does not fail. */
    public static void as(Connection connection, Future<Consumer<ReplyWriter>> work) {
        connection.block();
        work.onComplete(done -> {
            if (!connection.isClosed()) {
                done.result().accept(connection.writer());
                connection.flushLater();
                connection.resume();
            }
        });
    }
}
