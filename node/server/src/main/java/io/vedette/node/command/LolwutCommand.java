package io.vedette.node.command;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.info.RunIdentity;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;

/** LOLWUT: a mounted sentry, and the version. */
public final class LolwutCommand implements CommandHandler {
    private static final String ART = """
                     ,--,
               _ ___/ /\\|
            ;( )__, )    "
            // //   '--;
            '  \\     |
                 ^    ^
            """;

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        reply.verbatim("txt", ART + "\nVedette keeps watch. Redis ver. " + RunIdentity.REDIS_VERSION + "\n");
    }
}
