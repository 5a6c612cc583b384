package io.vedette.resp.command;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;

/** A command that asks about commands: all it needs is the table it is served from. */
@FunctionalInterface
public interface CommandQuery {

    void answer(CommandTable<?> table, Request request, ReplyWriter reply);
}
