package io.vedette.resp.server;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * The connections that are to be sent something: replies to what was read from them, a published message, the end of a wait. They are
 * flushed together when the loop has served every socket that had something to say. A client that slept is woken by the first of its
 * replies then and finds the others there; sent one by one each would wake it again, and waking somebody is most of what sending costs.
 */
final class FlushQueue {
    /** How long a reply waits for others at most, where commands take their time. */
    private static final long PATIENCE_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final EventLoop loop;
    private final LoopTime time;
    private final Runnable flushed;
    private final Runnable endOfTurn = this::endOfTurn;
    private final Queue<Connection> waiting = new ArrayDeque<>();
    private long sinceNs;
    private boolean scheduled;

    /** @param flushed what to do after everybody was sent what is theirs */
    FlushQueue(EventLoop loop, LoopTime time, Runnable flushed) {
        this.loop = loop;
        this.time = time;
        this.flushed = flushed;
    }

    /** To be called in the middle of anything. */
    void add(Connection connection) {
        if (waiting.isEmpty()) {
            sinceNs = time.nanos();
        }
        waiting.add(connection);
        if (!scheduled) {
            scheduled = true;
            loop.execute(endOfTurn);
        }
    }

    /** One more client was served; nothing is in the middle of anything now. */
    void served() {
        if (!waiting.isEmpty() && time.nanos() - sinceNs > PATIENCE_NS) {
            flushAll();
        }
    }

    private void endOfTurn() {
        scheduled = false;
        time.look();
        flushAll();
    }

    private void flushAll() {
        // A flush can close a connection and that can publish again: what is added meanwhile is flushed as well.
        for (Connection next = waiting.poll(); next != null; next = waiting.poll()) {
            next.flushQueued();
        }
        flushed.run();
    }
}
