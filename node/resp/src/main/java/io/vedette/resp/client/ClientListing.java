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
import java.util.function.Supplier;

/** CLIENT LIST, INFO and KILL: to see clients and to get rid of them. */
final class ClientListing {
    private final RespServer server;
    private final Access access;
    private final Supplier<List<OwnLink>> ownLinks;

    ClientListing(RespServer server, Access access, Supplier<List<OwnLink>> ownLinks) {
        this.server = server;
        this.access = access;
        this.ownLinks = ownLinks;
    }

    Map<String, CommandHandler> handlers() {
        return Map.of("client|list", this::list, "client|info", this::info, "client|kill", this::kill);
    }

    private void info(Connection connection, Request request, ReplyWriter reply) {
        show(List.of(connection), List.of(), reply);
    }

    private void list(Connection connection, Request request, ReplyWriter reply) {
        if (request.argc() == 2) {
            show(server.connections().all(), ownLinks.get(), reply);
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
        show(
                listed,
                ownLinks.get().stream()
                        .filter(link -> link.clientClass() == wanted.get())
                        .toList(),
                reply);
    }

    private void listById(Request request, ReplyWriter reply) {
        List<Connection> listed = new ArrayList<>();
        List<OwnLink> links = new ArrayList<>();
        for (int i = 3; i < request.argc(); i++) {
            if (!request.isLong(i)) {
                reply.error("ERR Invalid client ID");
                return;
            }
            long id = request.longAt(i);
            server.connections().find(id).ifPresent(listed::add);
            ownLinks.get().stream().filter(link -> link.id() == id).forEach(links::add);
        }
        show(listed, links, reply);
    }

    private void show(List<Connection> listed, List<OwnLink> links, ReplyWriter reply) {
        ClientLine line = new ClientLine();
        long now = server.clock().monotonicMs();
        StringBuilder text = new StringBuilder();
        for (Connection connection : listed) {
            text.append(line.of(connection, now)).append('\n');
        }
        for (OwnLink link : links) {
            text.append(line.of(link, now)).append('\n');
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
        List<OwnLink> links = ownLinks.get().stream().filter(filter::takes).toList();
        reply.integer(doomed.size() + links.size());
        links.forEach(link -> link.end().run());
        doomed.forEach(other -> end(other, connection));
    }

    /** The old form, which does not spare the caller. */
    private void killByAddress(Connection connection, String address, ReplyWriter reply) {
        List<Connection> doomed = server.connections().all();
        doomed.removeIf(other -> !other.peer().address().equals(address));
        Optional<OwnLink> link = ownLinks.get().stream()
                .filter(own -> own.address().equals(address))
                .findFirst();
        if (doomed.isEmpty() && link.isEmpty()) {
            reply.error("ERR No such client");
        } else if (doomed.isEmpty()) {
            reply.ok();
            link.get().end().run();
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
