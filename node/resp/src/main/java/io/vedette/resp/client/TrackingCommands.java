package io.vedette.resp.client;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.CommandErrors;
import io.vedette.resp.server.ClientFlag;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.ConnectionListener;
import io.vedette.resp.server.Connections;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CLIENT TRACKING, TRACKINGINFO, CACHING and GETREDIR. */
final class TrackingCommands implements ConnectionListener {
    private final Connections connections;

    /** By the client that is told: those who have it told instead of themselves. */
    private final Map<Long, Set<Connection>> redirected = new HashMap<>();

    private final TrackingClients clients;

    TrackingCommands(Connections connections, TrackingClients clients) {
        this.connections = connections;
        this.clients = clients;
    }

    Map<String, CommandHandler> handlers() {
        return Map.of(
                "client|tracking", this::tracking,
                "client|trackinginfo", this::info,
                "client|caching", TrackingCommands::caching,
                "client|getredir", (connection, request, reply) -> reply.integer(Tracking.redirectShown(connection)));
    }

    private void tracking(Connection connection, Request request, ReplyWriter reply) {
        TrackingRequest wanted = new TrackingRequest();
        String error = wanted.read(request, connections);
        if (error == null) {
            error = request.is(2, "on") ? on(connection, wanted) : off(connection, request);
        }
        if (error == null) {
            reply.ok();
        } else {
            reply.error(error);
        }
    }

    private @Nullable String on(Connection connection, TrackingRequest wanted) {
        Tracking before = Tracking.of(connection);
        String objection = wanted.objection(before);
        if (objection == null) {
            keep(connection, wanted.applied(before));
        }
        return objection;
    }

    private @Nullable String off(Connection connection, Request request) {
        if (!request.is(2, "off")) {
            return CommandErrors.SYNTAX;
        }
        forget(connection);
        return null;
    }

    private void keep(Connection connection, Tracking tracking) {
        release(connection);
        if (tracking.redirect() != 0) {
            redirected
                    .computeIfAbsent(tracking.redirect(), any -> new HashSet<>())
                    .add(connection);
        }
        clients.keep(connection, tracking);
        connection.attach(Tracking.KEY, tracking);
        connection.flags().add(ClientFlag.TRACKING);
        connection.flags().remove(ClientFlag.TRACKING_BROKEN_REDIRECT);
        if (tracking.mode() == Tracking.Mode.BROADCAST) {
            connection.flags().add(ClientFlag.TRACKING_BROADCAST);
        }
    }

    private void forget(Connection connection) {
        release(connection);
        clients.keep(connection, null);
        connection.attach(Tracking.KEY, null);
        connection.flags().remove(ClientFlag.TRACKING);
        connection.flags().remove(ClientFlag.TRACKING_BROADCAST);
        connection.flags().remove(ClientFlag.TRACKING_BROKEN_REDIRECT);
    }

    private void release(Connection connection) {
        Set<Connection> others = redirected.get(Math.max(0, Tracking.redirectShown(connection)));
        if (others != null && others.remove(connection) && others.isEmpty()) {
            redirected.remove(Tracking.redirectShown(connection));
        }
    }

    private static void caching(Connection connection, Request request, ReplyWriter reply) {
        Tracking tracking = Tracking.of(connection);
        if (tracking == null) {
            reply.error(
                    "ERR CLIENT CACHING can be called only when the client is in tracking mode with OPTIN or OPTOUT "
                            + "mode enabled");
        } else if (!request.is(2, "yes") && !request.is(2, "no")) {
            reply.error(CommandErrors.SYNTAX);
        } else if (request.is(2, "yes") && tracking.mode() != Tracking.Mode.OPT_IN) {
            reply.error("ERR CLIENT CACHING YES is only valid when tracking is enabled in OPTIN mode.");
        } else if (request.is(2, "no") && tracking.mode() != Tracking.Mode.OPT_OUT) {
            reply.error("ERR CLIENT CACHING NO is only valid when tracking is enabled in OPTOUT mode.");
        } else {
            connection.attach(Tracking.KEY, tracking.withCachingSaid(true));
            reply.ok();
        }
    }

    private void info(Connection connection, Request request, ReplyWriter reply) {
        Tracking tracking = Tracking.of(connection);
        List<String> flags = flags(connection, tracking);
        List<String> prefixes = tracking == null ? List.of() : tracking.prefixes();
        reply.map(3);
        reply.bulk("flags");
        reply.set(flags.size());
        flags.forEach(reply::bulk);
        reply.bulk("redirect");
        reply.integer(Tracking.redirectShown(connection));
        reply.bulk("prefixes");
        reply.array(prefixes.size());
        prefixes.forEach(prefix -> reply.bulk(prefix.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static List<String> flags(Connection connection, @Nullable Tracking tracking) {
        if (tracking == null) {
            return List.of("off");
        }
        List<String> flags = new ArrayList<>(List.of("on"));
        boolean said = tracking.cachingSaid();
        switch (tracking.mode()) {
            case READ -> {}
            case BROADCAST -> flags.add("bcast");
            case OPT_IN -> flags.addAll(said ? List.of("optin", "caching-yes") : List.of("optin"));
            case OPT_OUT -> flags.addAll(said ? List.of("optout", "caching-no") : List.of("optout"));
        }
        if (tracking.noLoop()) {
            flags.add("noloop");
        }
        if (connection.flags().contains(ClientFlag.TRACKING_BROKEN_REDIRECT)) {
            flags.add("broken_redirect");
        }
        return flags;
    }

    @Override
    public void reset(Connection connection) {
        forget(connection);
    }

    /** Whoever had its messages sent to this client hears nothing any more, and is marked so. */
    @Override
    public void closed(Connection gone) {
        forget(gone);
        Set<Connection> deaf = redirected.remove(gone.id());
        if (deaf != null) {
            deaf.forEach(other -> other.flags().add(ClientFlag.TRACKING_BROKEN_REDIRECT));
        }
    }
}
