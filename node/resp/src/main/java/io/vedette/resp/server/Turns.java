package io.vedette.resp.server;

import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.TimeUnit;

/**
 * The next turn of a loop, by which work in slices leaves the sockets their turns. Netty serves the sockets that have something to say
 * and runs tasks in turn; a task that hands on a task has it run before any socket is looked at again, for up to a second. What is due
 * by the clock is taken up once, when the tasks of a turn begin. So one that is due at once and asked for by a task comes in the next
 * turn, but one asked for by the handler of a socket in the end of the same, and has to be put off once more. Who asks is known only of
 * the slices themselves: they are tasks, so that they, which are many, go the short way.
 *
 * <pre>
 *   sockets | tasks: a slice asks   | sockets | tasks: the next slice
 *   sockets: a handler asks | tasks | sockets | tasks: what it asked for
 *   sockets | tasks: a reply from a worker asks | sockets | tasks | sockets | tasks: what it asked for
 * </pre>
 */
final class Turns {
    private final ContextInternal context;
    private boolean inSlice;

    Turns(ContextInternal context) {
        this.context = context;
    }

    /** To be called on the loop. */
    void next(Runnable action) {
        Runnable slice = () -> context.emit(now -> run(action));
        if (inSlice) {
            atOnce(slice);
        } else {
            atOnce(() -> atOnce(slice));
        }
    }

    private void run(Runnable action) {
        inSlice = true;
        try {
            action.run();
        } finally {
            inSlice = false;
        }
    }

    private void atOnce(Runnable task) {
        ScheduledFuture<?> unused = context.nettyEventLoop().schedule(task, 0, TimeUnit.NANOSECONDS);
    }
}
