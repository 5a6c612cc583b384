package io.vedette.node.command;

import io.vedette.node.aof.Rewriting;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;

/** BGREWRITEAOF: begins a rewrite, or says when there will be one. */
public final class BgRewriteAofCommand implements CommandHandler {
    private final Rewriting rewriting;

    public BgRewriteAofCommand(Rewriting rewriting) {
        this.rewriting = rewriting;
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        switch (rewriting.demand()) {
            case STARTED -> reply.status("Background append only file rewriting started");
            case SCHEDULED -> reply.status("Background append only file rewriting scheduled");
            case RUNNING_ALREADY -> reply.error("ERR Background append only file rewriting already in progress");
        }
    }
}
