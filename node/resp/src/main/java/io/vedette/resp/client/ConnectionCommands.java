package io.vedette.resp.client;

import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.CommandErrors;
import io.vedette.resp.server.ClientFlag;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.ReplyMode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** PING, ECHO, QUIT, RESET, AUTH and HELLO. */
final class ConnectionCommands {
    private static final byte[] PONG = {'+', 'P', 'O', 'N', 'G', '\r', '\n'};

    private static final byte[] DEFAULT_USER = "default".getBytes(StandardCharsets.US_ASCII);

    private static final String WRONG_PASSWORD = "WRONGPASS invalid username-password pair or user is disabled.";

    private final Access access;
    private final HelloCommand hello;

    ConnectionCommands(Access access, ServerIdentity identity) {
        this.access = access;
        this.hello = new HelloCommand(access, identity);
    }

    Map<String, CommandHandler> handlers() {
        return Map.of(
                "ping", ConnectionCommands::ping,
                "echo", (connection, request, reply) -> reply.bulk(request, 1),
                "quit", ConnectionCommands::quit,
                "reset", this::reset,
                "auth", this::auth,
                "hello", hello);
    }

    /** A RESP2 client that listens gets an array, which it can tell from a message by its first word. */
    private static void ping(Connection connection, Request request, ReplyWriter reply) {
        if (request.argc() > 2) {
            reply.error(CommandErrors.wrongArity("ping"));
        } else if (connection.flags().contains(ClientFlag.PUBSUB) && connection.protocol() == Protocol.RESP2) {
            reply.array(2);
            reply.bulk("pong");
            echoed(request, reply);
        } else if (request.argc() == 1) {
            reply.raw(PONG);
        } else {
            reply.bulk(request, 1);
        }
    }

    private static void echoed(Request request, ReplyWriter reply) {
        if (request.argc() == 1) {
            reply.bulk("");
        } else {
            reply.bulk(request, 1);
        }
    }

    private static void quit(Connection connection, Request request, ReplyWriter reply) {
        reply.ok();
        connection.closeAfterReply();
    }

    private void reset(Connection connection, Request request, ReplyWriter reply) {
        if (connection.flags().contains(ClientFlag.REPLICA)
                || connection.flags().contains(ClientFlag.MASTER)) {
            reply.error("ERR can only reset normal client connections");
            return;
        }
        connection.reset();
        connection.replyMode(ReplyMode.ON);
        connection.writer().status("RESET");
    }

    private void auth(Connection connection, Request request, ReplyWriter reply) {
        if (request.argc() > 3) {
            reply.error(CommandErrors.SYNTAX);
        } else if (request.argc() == 2 && access.openToAll()) {
            reply.error("ERR AUTH <password> called without any password configured for the default user. Are you sure "
                    + "your configuration is correct?");
        } else {
            byte[] user = request.argc() == 2 ? DEFAULT_USER : request.bytes(1);
            byte[] password = request.bytes(request.argc() - 1);
            if (access.authenticate(connection, user, password, request.text(0))) {
                reply.ok();
            } else {
                reply.error(WRONG_PASSWORD);
            }
        }
    }

    static String wrongPassword() {
        return WRONG_PASSWORD;
    }
}
