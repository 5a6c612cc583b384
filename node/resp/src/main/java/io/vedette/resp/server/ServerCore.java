package io.vedette.resp.server;

import io.vedette.resp.Request;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.List;

/** What the parts of one running server share. Touched by its loop alone. */
final class ServerCore {
    final ContextInternal context;
    final ServerClock clock;
    CommandGateway gateway = ServerCore::notServing;
    final Counters counters = new Counters();
    final Connections connections = new Connections();
    final List<ConnectionListener> listeners = new ArrayList<>();
    final FlushQueue flushes;
    final OutputBudget budget;
    final Pauses pauses;
    final HeldPushes pushes = new HeldPushes();
    private ServerLimits limits;

    ServerCore(ContextInternal context, ServerClock clock, ServerLimits limits) {
        this.context = context;
        this.clock = clock;
        this.limits = limits;
        this.flushes = new FlushQueue(context.nettyEventLoop());
        this.budget = new OutputBudget(clock, counters, limits);
        this.pauses = new Pauses(context.owner(), clock);
    }

    private static boolean notServing(Connection connection, Request request) {
        throw new IllegalStateException("a command came in before the server was started");
    }

    ServerLimits limits() {
        return limits;
    }

    void limits(ServerLimits changed) {
        limits = changed;
        budget.limits(changed);
    }

    void opened(Connection connection) {
        counters.connectionsReceived++;
        connections.add(connection);
        for (ConnectionListener listener : listeners) {
            listener.opened(connection);
        }
    }

    void reset(Connection connection) {
        for (ConnectionListener listener : listeners) {
            listener.reset(connection);
        }
    }

    void gone(Connection connection) {
        connections.remove(connection);
        pauses.forget(connection);
        for (ConnectionListener listener : listeners) {
            listener.closed(connection);
        }
    }

    /** Closes a connection whose client does not read, and says so. */
    boolean closeIfOverOutputLimit(Connection connection) {
        OutputLimit limit = limits.output().of(connection.clientClass());
        Output output = connection.output();
        if (output.accountedBytes() == 0 || !output.overLimit(limit, clock.monotonicMs())) {
            return false;
        }
        counters.outputLimitDisconnections++;
        ServerLog.outputLimit(connection, output.accountedBytes());
        connection.close();
        return true;
    }
}
