package io.vedette.resp.server;

import io.vedette.resp.Preview;
import io.vedette.resp.Request;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the parts of one running server share. Touched by its loop alone. */
final class ServerCore {
    final ContextInternal context;
    final ServerClock clock;
    final LoopTime time;
    CommandGateway gateway = ServerCore::notServing;
    final Counters counters = new Counters();
    final Connections connections = new Connections();
    final List<ConnectionListener> listeners = new ArrayList<>();
    final FlushQueue flushes;
    final OutputBudget budget;
    final Pauses pauses;
    final ReplyGate gate = new ReplyGate();
    final StraightWay straightWay = new StraightWay();
    final HeldPushes pushes = new HeldPushes();
    final Preview preview = new Preview();
    private ServerLimits limits;

    ServerCore(ContextInternal context, ServerClock clock, ServerLimits limits) {
        this.context = context;
        this.clock = clock;
        this.time = new LoopTime(clock);
        this.limits = limits;
        this.flushes = new FlushQueue(context.nettyEventLoop(), time, this::relieve);
        this.budget = new OutputBudget(time, counters, limits);
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

    /** Closes those who left most unread, for as long as all together have left more than can be kept. */
    void relieve() {
        while (budget.exhausted()) {
            Optional<Connection> most = connections.all().stream()
                    .max(Comparator.comparingLong(one -> one.output().accountedBytes()));
            // What remains belongs to connections that are closing already.
            if (most.isEmpty() || most.get().output().accountedBytes() == 0) {
                return;
            }
            counters.outputLimitDisconnections++;
            ServerLog.outputExhausted(most.get(), most.get().output().accountedBytes());
            most.get().abort();
        }
    }
}
