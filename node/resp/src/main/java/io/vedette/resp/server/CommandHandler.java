package io.vedette.resp.server;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;

/** Carries out one command. It runs on the server's loop; the request is valid only until it returns. */
@FunctionalInterface
public interface CommandHandler {
    void handle(Connection connection, Request request, ReplyWriter reply);
}
