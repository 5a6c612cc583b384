package io.vedette.resp.client;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.CommandErrors;
import io.vedette.resp.server.ClientClass;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.RespServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CLIENT LIST, INFO and KILL: to see clients and to get rid of them. */
final class ClientListing {
    private final RespServer server;
    private final Access access;

    ClientListing(RespServer server, Access access) {
        this.server = server;
        this.access = access;
    }

    Map<String, CommandHandler> handlers() {
        return Map.of("client|list", this::list, "client|info", this::info, "client|kill", this::kill);
    }

    private void info(Connection connection, Request request, ReplyWriter reply) {
        show(List.of(connection), reply);
    }

    private void list(Connection connection, Request request, ReplyWriter reply) {
        if (request.argc() == 2) {
            show(server.connections().all(), reply);
        } else if (request.argc() == 4 && request.is(2, "type")) {
            listOfType(request.text(3), reply);
        } else if (request.argc() > 3 && request.is(2, "id")) {
            listById(request, reply);
        } else {
            reply.error(CommandErrors.SYNTAX);
        }
    }

    private void listOfType(String name, ReplyWriter reply) {
        Optional<ClientClass> wanted = ClientClass.named(name);
        if (wanted.isEmpty()) {
            reply.error("ERR Unknown client type '" + name + "'");
            return;
        }
        List<Connection> listed = server.connections().all();
        listed.removeIf(connection -> connection.clientClass() != wanted.get());
        show(listed, reply);
    }

    private void listById(Request request, ReplyWriter reply) {
        List<Connection> listed = new ArrayList<>();
        for (int i = 3; i < request.argc(); i++) {
            if (!request.isLong(i)) {
                reply.error("ERR Invalid client ID");
                return;
            }
            server.connections().find(request.longAt(i)).ifPresent(listed::add);
        }
        show(listed, reply);
    }

    private void show(List<Connection> listed, ReplyWriter reply) {
        ClientLine line = new ClientLine();
        long now = server.clock().monotonicMs();
        StringBuilder text = new StringBuilder();
        for (Connection connection : listed) {
            text.append(line.of(connection, now)).append('\n');
        }
        reply.verbatim("txt", text.toString());
    }

    private void kill(Connection connection, Request request, ReplyWriter reply) {
        if (request.argc() == 3) {
            killByAddress(connection, request.text(2), reply);
            return;
        }
        KillFilter filter = new KillFilter(access::user, server.clock().monotonicMs());
        String error = filter.read(request);
        if (error != null) {
            reply.error(error);
            return;
        }
        List<Connection> doomed = server.connections().all();
        doomed.removeIf(other -> !filter.takes(other, connection));
        reply.integer(doomed.size());
        doomed.forEach(other -> end(other, connection));
    }

    /** The old form, which does not spare the caller. */
    private void killByAddress(Connection connection, String address, ReplyWriter reply) {
        List<Connection> doomed = server.connections().all();
        doomed.removeIf(other -> !other.peer().address().equals(address));
        if (doomed.isEmpty()) {
            reply.error("ERR No such client");
        } else {
            reply.ok();
            end(doomed.get(0), connection);
        }
    }

    /** The caller still gets the answer. */
    private static void end(Connection doomed, Connection caller) {
        if (doomed == caller) {
            doomed.closeAfterReply();
        } else {
            doomed.close();
        }
    }
}
