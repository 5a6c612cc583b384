package io.vedette.resp.server;

import io.vedette.resp.Preview;
import io.vedette.resp.Request;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

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
    private final List<ToLongFunction<Connection>> wishes = new ArrayList<>();
    private ServerLimits limits;
    private long much = Long.MAX_VALUE;
    private Runnable whenMuch = () -> {};

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

    void addWishes(ToLongFunction<Connection> bytes) {
        wishes.add(bytes);
    }

    /** What a connection wants to hear of takes so much. */
    long wishBytes(Connection connection) {
        long bytes = 0;
        for (ToLongFunction<Connection> some : wishes) {
            bytes += some.applyAsLong(connection);
        }
        return bytes;
    }

    void whenOneHolds(long bytes, Runnable action) {
        much = bytes;
        whenMuch = action;
    }

    /** One connection holds so much of what it sent, or of what it was sent. */
    void holds(long bytes) {
        if (bytes >= much) {
            whenMuch.run();
        }
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

    /**
     * Closes a connection for which more was written at once than its client may leave unread: nothing of it is sent, as in Redis, where
     * replies count from when they are written.
     */
    boolean closeIfWrittenTooMuch(Connection connection) {
        Output output = connection.output();
        long bytes = output.accountedBytes() + output.writer().size();
        if (!limits.output().of(connection.clientClass()).overHard(bytes)) {
            return false;
        }
        counters.outputLimitDisconnections++;
        ServerLog.outputLimit(connection, bytes);
        connection.close();
        return true;
    }

    /** Whether a connection's replies may be sent before all of them are there: nobody counts them. */
    boolean sendsInPieces(Connection connection) {
        return limits.output().of(connection.clientClass()).hardBytes() == 0;
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
