package io.vedette.engine.keyspace;

import io.vedette.engine.value.Value;
import java.util.ArrayDeque;

/**
 * Which values belong to somebody else for now: to a worker that encodes them. They are frozen batch by batch, under
 * ascending numbers, and a batch thaws when it and all before it were given back; whoever wants to change a value that is frozen changes a copy.
 * Numbers may come round again: a value that is taken for frozen by mistake is copied once more than needed, and its
 * copy is not.
 */
public final class Freezer {

    /** The batches that are complete and not given back, in order. */
    private final ArrayDeque<Integer> out = new ArrayDeque<>();

    private int current = 1;
    private int oldest = 1;

    /** From now on the value belongs to whoever has the present batch. */
    public void freeze(Value value) {
        value.freeze(current);
    }

    /** The present batch is complete, and another begins; gives the number of the one that is complete. */
    public int close() {
        out.add(current);
        return current++;
    }

    /** The batch of this number was given back. */
    public void thaw(int number) {
        out.remove(number);
        oldest = out.isEmpty() ? current : out.element();
    }

    /** Whether everything was given back. */
    boolean isEmpty() {
        return out.isEmpty();
    }

    boolean holds(Value value) {
        return value.isFrozenSince(oldest);
    }

    /** A copy that belongs to nobody else. */
    Value copy(Value value) {
        Value copy = value.copy();
        copy.freeze(oldest - 1);
        return copy;
    }
}
