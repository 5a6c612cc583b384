package io.vedette.node.command;

import io.vedette.node.aof.Rewriting;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import java.util.function.Predicate;

/** BGREWRITEAOF: begins a rewrite, or says when there will be one. */
public final class BgRewriteAofCommand implements CommandHandler {
    private final Rewriting rewriting;
    private final Predicate<Connection> inTransaction;

    /** @param inTransaction whether the client is in the middle of a transaction or a script, after which it begins at the earliest */
    public BgRewriteAofCommand(Rewriting rewriting, Predicate<Connection> inTransaction) {
        this.rewriting = rewriting;
        this.inTransaction = inTransaction;
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        switch (inTransaction.test(connection) ? rewriting.demandLater() : rewriting.demand()) {
            case STARTED -> reply.status("Background append only file rewriting started");
            case SCHEDULED -> reply.status("Background append only file rewriting scheduled");
            case RUNNING_ALREADY -> reply.error("ERR Background append only file rewriting already in progress");
        }
    }
}
