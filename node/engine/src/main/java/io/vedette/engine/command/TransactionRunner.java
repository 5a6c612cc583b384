package io.vedette.engine.command;

import io.vedette.engine.client.Session;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;

/** Runs the commands of a transaction at EXEC; a server has some that the engine does not know. */
@FunctionalInterface
public interface TransactionRunner {
    void run(Session session, Request request, ReplyWriter reply);
}
