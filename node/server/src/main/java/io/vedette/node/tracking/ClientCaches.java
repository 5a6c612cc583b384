package io.vedette.node.tracking;

import io.vedette.engine.client.Audience;
import io.vedette.resp.Request;
import io.vedette.resp.client.Tracking;
import io.vedette.resp.client.TrackingClients;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.Keys;
import io.vedette.resp.server.ClientFlag;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.RespServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The copies clients keep under CLIENT TRACKING. What a client reads is remembered with its number; when the key changes, every
 * client that may hold a copy is told once. Clients of the broadcasting mode are not remembered, they are told of prefixes.
 *
 * <p>Messages of a unit leave when it is over, behind the reply of whoever runs it: {@link Connection#push} sees to that.
 */
public final class ClientCaches implements Audience.Onlooker {
    private final RespServer server;
    private final TrackingClients trackers;
    private final Supplier<Optional<Connection>> actor;
    private final TrackingTable table = new TrackingTable();
    private final Broadcasts broadcasts;
    private final Keys keys = new Keys();

    /** Told of by {@code actor} is whose command runs now, if it is a client's. */
    public ClientCaches(RespServer server, TrackingClients trackers, Supplier<Optional<Connection>> actor) {
        this.server = server;
        this.trackers = trackers;
        this.actor = actor;
        this.broadcasts = new Broadcasts(trackers, server.connections());
    }

    /** At most so many keys are remembered; 0 for any number. */
    public void limit(long maxKeys) {
        table.limit(maxKeys);
        shrink();
    }

    private void shrink() {
        if (table.shrink(this::forgotten)) {
            server.nextTurn(this::shrink);
        }
    }

    /** A client has read the keys of this command. */
    public void read(Connection connection, Command<?> command, Request request) {
        Tracking tracking = connection.flags().contains(ClientFlag.TRACKING) ? Tracking.of(connection) : null;
        if (tracking == null || !remembers(tracking)) {
            return;
        }
        keys.find(command, request, 0);
        for (int i = 0; i < keys.count(); i++) {
            int argument = keys.argument(i);
            table.remember(
                    text(request.array(), request.offset(argument), request.length(argument)),
                    connection.id(),
                    this::forgotten);
        }
    }

    /** Whoever holds a copy will not be told when the key changes, so it is told now, also who made us forget. */
    private void forgotten(String key, Set<Long> holders) {
        tell(key, holders, Optional.empty());
    }

    private static boolean remembers(Tracking tracking) {
        return switch (tracking.mode()) {
            case READ -> true;
            case OPT_IN -> tracking.cachingSaid();
            case OPT_OUT -> !tracking.cachingSaid();
            case BROADCAST -> false;
        };
    }

    @Override
    public void changed(byte[] array, int offset, int length) {
        boolean broadcast = !trackers.broadcasting().isEmpty();
        if (!broadcast && table.isEmpty()) {
            return;
        }
        String key = text(array, offset, length);
        if (broadcast && broadcasts.add(key, actor.get())) {
            server.context().runOnContext(now -> broadcasts.send());
        }
        tell(key, table.forget(key), actor.get());
    }

    private void tell(String key, Set<Long> holders, Optional<Connection> changer) {
        for (long holder : holders) {
            server.connections().find(holder).ifPresent(tracker -> tell(key, tracker, changer));
        }
    }

    private void tell(String key, Connection tracker, Optional<Connection> changer) {
        Tracking tracking = Tracking.of(tracker);
        boolean own = tracking != null
                && tracking.noLoop()
                && changer.filter(tracker::equals).isPresent();
        if (tracking != null && tracking.mode() != Tracking.Mode.BROADCAST && !own) {
            Invalidation.of(List.of(key)).sendTo(tracker, tracking, server.connections());
        }
    }

    @Override
    public void emptied() {
        table.clear();
        for (Connection tracker : List.copyOf(trackers.all())) {
            Tracking tracking = Tracking.of(tracker);
            if (tracking != null) {
                Invalidation.ofEverything().sendTo(tracker, tracking, server.connections());
            }
        }
    }

    /** Keys of which somebody may hold a copy. */
    public long trackedKeys() {
        return table.keys();
    }

    /** Copies there may be. */
    public long trackedItems() {
        return table.items();
    }

    /** Different prefixes somebody wants to hear of. */
    public long prefixes() {
        return trackers.prefixes();
    }

    private static String text(byte[] array, int offset, int length) {
        return new String(array, offset, length, StandardCharsets.ISO_8859_1);
    }
}
