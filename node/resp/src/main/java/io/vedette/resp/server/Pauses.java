package io.vedette.resp.server;

import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Holds clients back for a while: all commands, or those that may write. Each purpose has its own pause, the strictest
 * counts. A client that runs into a pause stops there with its command unexecuted; when the pause ends, the clients go
 * on in the order in which they were stopped.
 */
public final class Pauses {
    /** Who pauses; each may extend and end only its own pause. */
    public enum Purpose {
        CLIENT_COMMAND,
        SHUTDOWN,
        FAILOVER
    }

    /** What is held back, the milder first. */
    public enum Mode {
        WRITE,
        ALL
    }

    private record Pause(Mode mode, long untilMs) {
        /** Of two pauses for one purpose the stricter mode and the later end hold, as in Redis. */
        Pause joined(Pause other) {
            return new Pause(mode.compareTo(other.mode) >= 0 ? mode : other.mode, Math.max(untilMs, other.untilMs));
        }
    }

    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final ServerClock clock;
    private final Map<Purpose, Pause> pauses = new EnumMap<>(Purpose.class);
    private final Queue<Connection> held = new ArrayDeque<>();
    private long timer = NO_TIMER;

    Pauses(Vertx vertx, ServerClock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    public void pause(Purpose purpose, Mode mode, long durationMs) {
        long now = clock.monotonicMs();
        long until = durationMs > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + durationMs;
        pauses.merge(purpose, new Pause(mode, until), Pause::joined);
        arm();
    }

    public void end(Purpose purpose) {
        pauses.remove(purpose);
        arm();
        releaseIfOver();
    }

    /** Whether a command has to wait now. */
    public boolean stops(boolean mayWrite) {
        if (pauses.isEmpty()) {
            return false;
        }
        for (Pause pause : pauses.values()) {
            if ((mayWrite || pause.mode() == Mode.ALL) && pause.untilMs() > clock.monotonicMs()) {
                return true;
            }
        }
        return false;
    }

    public boolean isEmpty() {
        return pauses.isEmpty();
    }

    /** How many clients stand still. */
    public int heldClients() {
        return held.size();
    }

    /** Remembers a client that was stopped, to be woken in its turn. */
    public void hold(Connection connection) {
        connection.block();
        held.add(connection);
    }

    void forget(Connection connection) {
        held.remove(connection);
    }

    void close() {
        if (timer != NO_TIMER) {
            vertx.cancelTimer(timer);
            timer = NO_TIMER;
        }
        held.clear();
    }

    private void arm() {
        if (timer != NO_TIMER) {
            vertx.cancelTimer(timer);
            timer = NO_TIMER;
        }
        pauses.values().stream().mapToLong(Pause::untilMs).min().ifPresent(until -> {
            long delay = Math.max(1, until - clock.monotonicMs());
            timer = vertx.setTimer(delay, id -> {
                timer = NO_TIMER;
                expire();
            });
        });
    }

    private void expire() {
        long now = clock.monotonicMs();
        pauses.values().removeIf(pause -> pause.untilMs() <= now);
        arm();
        releaseIfOver();
    }

    /** While a milder pause goes on, those it still concerns are simply stopped again, in the same order. */
    private void releaseIfOver() {
        List<Connection> released = new ArrayList<>(held);
        held.clear();
        released.forEach(Connection::resume);
    }
}
