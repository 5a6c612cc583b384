package io.vedette.resp.client;

import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;

/**
 * HELLO [protover [AUTH user password] [SETNAME name]]: the handshake. Everything in it is looked at before anything is
 * changed, except that a right password counts even when the name turns out to be wrong.
 */
final class HelloCommand implements CommandHandler {
    private static final String NOT_KNOWN =
            "NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO <proto> AUTH "
                    + "<user> <pass> option can be used to authenticate the client and select the RESP protocol version "
                    + "at the same time";

    private static final int ABSENT = 0;

    /** Where in the request the optional words stand; {@link #ABSENT} for those that are not there. */
    private record Options(int auth, int name) {}

    private final Access access;
    private final ServerIdentity identity;

    HelloCommand(Access access, ServerIdentity identity) {
        this.access = access;
        this.identity = identity;
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        if (!versionIsKnown(request, reply)) {
            return;
        }
        int auth = ABSENT;
        int name = ABSENT;
        for (int i = 2; i < request.argc(); i++) {
            int more = request.argc() - 1 - i;
            if (request.is(i, "auth") && more >= 2) {
                auth = i + 1;
                i += 2;
            } else if (request.is(i, "setname") && more >= 1) {
                name = i + 1;
                i++;
            } else {
                reply.error("ERR Syntax error in HELLO option '" + request.text(i) + "'");
                return;
            }
        }
        shake(connection, request, reply, new Options(auth, name));
    }

    private static boolean versionIsKnown(Request request, ReplyWriter reply) {
        if (request.argc() == 1) {
            return true;
        }
        if (!request.isLong(1)) {
            reply.error("ERR Protocol version is not an integer or out of range");
            return false;
        }
        if (request.longAt(1) < 2 || request.longAt(1) > 3) {
            reply.error("NOPROTO unsupported protocol version");
            return false;
        }
        return true;
    }

    private void shake(Connection connection, Request request, ReplyWriter reply, Options options) {
        if (options.auth() != ABSENT
                && !access.authenticate(
                        connection,
                        request.bytes(options.auth()),
                        request.bytes(options.auth() + 1),
                        request.text(0))) {
            reply.error(ConnectionCommands.wrongPassword());
        } else if (!connection.session().isAuthenticated()) {
            reply.error(NOT_KNOWN);
        } else if (options.name() != ABSENT && !Names.valid(request, options.name())) {
            reply.error(Names.BAD_CLIENT_NAME);
        } else {
            if (options.name() != ABSENT) {
                connection.session().name(request.text(options.name()));
            }
            if (request.argc() > 1) {
                speak(connection, reply, request.longAt(1) == 2 ? Protocol.RESP2 : Protocol.RESP3);
            }
            introduce(connection, reply);
        }
    }

    private static void speak(Connection connection, ReplyWriter reply, Protocol protocol) {
        connection.protocol(protocol);
        reply.protocol(protocol);
    }

    private void introduce(Connection connection, ReplyWriter reply) {
        reply.map(identity.role().isPresent() ? 7 : 6);
        reply.bulk("server");
        reply.bulk(identity.name());
        reply.bulk("version");
        reply.bulk(identity.version());
        reply.bulk("proto");
        reply.integer(connection.protocol().version());
        reply.bulk("id");
        reply.integer(connection.id());
        reply.bulk("mode");
        reply.bulk(identity.mode());
        identity.role().ifPresent(role -> {
            reply.bulk("role");
            reply.bulk(role.get());
        });
        reply.bulk("modules");
        reply.array(0);
    }
}
