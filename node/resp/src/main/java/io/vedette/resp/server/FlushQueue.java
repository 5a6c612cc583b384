package io.vedette.resp.server;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The connections that were given something to send by somebody else's doing: a published message, a finished wait.
 * They are flushed together at the end of the read that caused it, or in a task of their own where no read did.
 */
final class FlushQueue {
    private final EventLoop loop;
    private final LoopTime time;
    private final Runnable flushed;
    private final Queue<Output> waiting = new ArrayDeque<>();
    private boolean reading;
    private boolean scheduled;

    /** @param flushed what to do after everybody was sent what is theirs */
    FlushQueue(EventLoop loop, LoopTime time, Runnable flushed) {
        this.loop = loop;
        this.time = time;
        this.flushed = flushed;
    }

    void beginRead() {
        reading = true;
    }

    void endRead() {
        reading = false;
        if (!waiting.isEmpty()) {
            flushAll();
        }
    }

    void add(Output output) {
        waiting.add(output);
        if (!reading && !scheduled) {
            scheduled = true;
            loop.execute(this::flushOutsideOfReads);
        }
    }

    private void flushOutsideOfReads() {
        time.look();
        flushAll();
    }

    private void flushAll() {
        scheduled = false;
        // A flush can close a connection and that can publish again: what is added meanwhile is flushed as well.
        for (Output output = waiting.poll(); output != null; output = waiting.poll()) {
            output.flushQueued();
        }
        flushed.run();
    }
}
