package io.vedette.node.data;

import io.vedette.engine.Engine;
import io.vedette.engine.client.Session;
import io.vedette.resp.Request;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandFlag;
import io.vedette.resp.server.CommandHandler;
import java.util.Set;

/** Messages reach those who subscribed at a replica too, so replicas repeat what publishes them. */
final class Messages {
    private static final Set<String> PUBLISHING = Set.of("publish", "spublish");

    private Messages() {}

    static void pass(Engine engine, Session session, Command<CommandHandler> command, Request request) {
        if (command.spec().is(CommandFlag.PUBSUB) && PUBLISHING.contains(command.name())) {
            engine.pass(session, request);
        }
    }
}
