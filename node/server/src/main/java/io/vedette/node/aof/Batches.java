package io.vedette.node.aof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written, strictly in this order. The last batch is added to, unless a worker has it; the memory of one that was written is
 * what the next gathers in.
 */
final class Batches {
    private final Deque<Batch> waiting = new ArrayDeque<>();
    private @Nullable Batch inHand;
    private byte[] spare = Batch.NOTHING;

    /** What comes from now on is for this file. */
    void begin(AofFile file) {
        waiting.add(next(file));
    }

    /** The one to add to. */
    Batch open(AofFile file) {
        Batch last = waiting.peekLast();
        if (last == null || last == inHand) {
            last = next(file);
            waiting.add(last);
        }
        return last;
    }

    private Batch next(AofFile file) {
        Batch batch = new Batch(file, spare);
        spare = Batch.NOTHING;
        return batch;
    }

    Optional<Batch> first() {
        return Optional.ofNullable(waiting.peek());
    }

    /** A worker reads it from now on, and nobody may add to it. */
    void hand(Batch batch) {
        inHand = batch;
    }

    /** The worker is done with so many bytes of it. */
    void back(Batch batch, int written) {
        inHand = null;
        batch.written(written);
    }

    /** What was written has no more to do where the next is for the same file. */
    void dropIfContinued(Batch batch) {
        Iterator<Batch> order = waiting.iterator();
        if (waiting.size() > 1 && order.next() == batch && order.next().file() == batch.file()) {
            waiting.remove();
            spare = batch.memory();
        }
    }

    Batch remove() {
        return waiting.remove();
    }

    boolean areSeveral() {
        return waiting.size() > 1;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void clear() {
        waiting.clear();
    }
}
