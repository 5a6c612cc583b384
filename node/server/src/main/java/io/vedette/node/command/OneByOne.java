package io.vedette.node.command;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Work that is begun in the order it was asked for, each when the one before is done. What waits is bounded by those who wait for it: a
 * client that waits asks for nothing else. Belongs to one loop.
 */
final class OneByOne {
    private final Queue<Supplier<Future<Void>>> waiting = new ArrayDeque<>();
    private boolean busy;

    /** How it ended; known at once, where nothing was going on and it needs nobody else. */
    Future<Void> next(Supplier<Future<Void>> work) {
        if (!busy) {
            return begun(work.get());
        }
        Promise<Void> ended = Promise.promise();
        waiting.add(() -> work.get().onComplete(ended));
        return ended.future();
    }

    private Future<Void> begun(Future<Void> work) {
        if (!work.isComplete()) {
            busy = true;
            work.onComplete(done -> goOn());
        }
        return work;
    }

    private void goOn() {
        busy = false;
        while (!busy && !waiting.isEmpty()) {
            begun(waiting.remove().get());
        }
    }
}
