package io.vedette.resp.client;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.CommandErrors;
import io.vedette.resp.server.ClientFlag;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.Pauses;
import io.vedette.resp.server.Pauses.Mode;
import io.vedette.resp.server.Pauses.Purpose;
import io.vedette.resp.server.ReplyMode;
import io.vedette.resp.server.RespServer;
import java.util.Map;
import java.util.Optional;

/** The subcommands of CLIENT by which a client speaks of itself, and those that stop and wake others. */
final class ClientCommands {
    private final RespServer server;
    private final BlockedClients blocked;

    ClientCommands(RespServer server, BlockedClients blocked) {
        this.server = server;
        this.blocked = blocked;
    }

    Map<String, CommandHandler> handlers() {
        return Map.ofEntries(
                Map.entry("client|id", (connection, request, reply) -> reply.integer(connection.id())),
                Map.entry("client|getname", ClientCommands::name),
                Map.entry("client|setname", ClientCommands::setName),
                Map.entry("client|setinfo", ClientCommands::setInfo),
                Map.entry("client|no-evict", flag(ClientFlag.NO_EVICT)),
                Map.entry("client|no-touch", flag(ClientFlag.NO_TOUCH)),
                Map.entry("client|reply", ClientCommands::replies),
                Map.entry("client|pause", this::pause),
                Map.entry("client|unpause", this::unpause),
                Map.entry("client|unblock", this::unblock));
    }

    private static void name(Connection connection, Request request, ReplyWriter reply) {
        String name = connection.session().name();
        if (name.isEmpty()) {
            reply.nil();
        } else {
            reply.bulk(name);
        }
    }

    private static void setName(Connection connection, Request request, ReplyWriter reply) {
        if (Names.valid(request, 2)) {
            connection.session().name(request.text(2));
            reply.ok();
        } else {
            reply.error(Names.BAD_CLIENT_NAME);
        }
    }

    private static void setInfo(Connection connection, Request request, ReplyWriter reply) {
        boolean name = request.is(2, "lib-name");
        if (!name && !request.is(2, "lib-ver")) {
            reply.error("ERR Unrecognized option '" + request.text(2) + "'");
        } else if (!Names.valid(request, 3)) {
            reply.error("ERR " + request.text(2) + " cannot contain spaces, newlines or special characters.");
        } else {
            if (name) {
                connection.session().libraryName(request.text(3));
            } else {
                connection.session().libraryVersion(request.text(3));
            }
            reply.ok();
        }
    }

    private static CommandHandler flag(ClientFlag flag) {
        return (connection, request, reply) -> {
            if (request.is(2, "on")) {
                connection.flags().add(flag);
                reply.ok();
            } else if (request.is(2, "off")) {
                connection.flags().remove(flag);
                reply.ok();
            } else {
                reply.error(CommandErrors.SYNTAX);
            }
        };
    }

    private static void replies(Connection connection, Request request, ReplyWriter reply) {
        if (request.is(2, "on")) {
            connection.replyMode(ReplyMode.ON);
            connection.writer().ok();
        } else if (request.is(2, "off")) {
            connection.replyMode(ReplyMode.OFF);
        } else if (request.is(2, "skip")) {
            if (connection.replyMode() != ReplyMode.OFF) {
                connection.replyMode(ReplyMode.SKIP_NEXT);
            }
        } else {
            reply.error(CommandErrors.SYNTAX);
        }
    }

    private void pause(Connection connection, Request request, ReplyWriter reply) {
        Optional<Mode> mode = pauseMode(request);
        if (mode.isEmpty()) {
            reply.error("ERR CLIENT PAUSE mode must be WRITE or ALL");
        } else if (!request.isLong(2)) {
            reply.error("ERR timeout is not an integer or out of range");
        } else if (request.longAt(2) < 0) {
            reply.error("ERR timeout is negative");
        } else {
            server.pauses().pause(Purpose.CLIENT_COMMAND, mode.get(), request.longAt(2));
            reply.ok();
        }
    }

    private static Optional<Mode> pauseMode(Request request) {
        if (request.argc() != 4) {
            return Optional.of(Mode.ALL);
        }
        if (request.is(3, "write")) {
            return Optional.of(Mode.WRITE);
        }
        return request.is(3, "all") ? Optional.of(Mode.ALL) : Optional.empty();
    }

    private void unpause(Connection connection, Request request, ReplyWriter reply) {
        Pauses pauses = server.pauses();
        pauses.end(Purpose.CLIENT_COMMAND);
        reply.ok();
    }

    private void unblock(Connection connection, Request request, ReplyWriter reply) {
        boolean withError = request.argc() == 4 && request.is(3, "error");
        if (request.argc() == 4 && !withError && !request.is(3, "timeout")) {
            reply.error("ERR CLIENT UNBLOCK reason should be TIMEOUT or ERROR");
        } else if (!request.isLong(2)) {
            reply.error(CommandErrors.NOT_AN_INTEGER);
        } else {
            boolean woken = server.connections()
                    .find(request.longAt(2))
                    .filter(other -> blocked.unblock(other, withError))
                    .isPresent();
            reply.integer(woken ? 1 : 0);
        }
    }
}
