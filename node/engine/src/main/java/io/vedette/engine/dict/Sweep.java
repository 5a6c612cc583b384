package io.vedette.engine.dict;

import java.util.function.Consumer;

/**
 * All elements that were there when it began, a few buckets at a time, however the dict grows and shrinks meanwhile; some of them twice,
 * and perhaps some that came later. It goes from bucket to bucket as they lie in memory, which is several times as fast as the order
 * of {@link Dict#scan}; for that it remembers where it is, and lives as long as the sweep does.
 *
 * <p>A table is swept from its first bucket to its last. What moves to another table meanwhile either was seen before, or moves to
 * the one that is swept next: that is the one the dict grows or shrinks into, if there is one in the end, or the only one it has,
 * from its first bucket on, where the swept one was left behind on the way.
 */
public final class Sweep<E> {

    private final Dict<E> dict;
    private Table table;
    private int index;
    private boolean ended;

    Sweep(Dict<E> dict) {
        this.dict = dict;
        this.table = dict.table();
    }

    /** Hands out what the next buckets hold; whether there are more. */
    public boolean go(int buckets, Consumer<E> found) {
        int left = buckets;
        while (left > 0 && !ended) {
            if (table != dict.table() && table != dict.next()) {
                begin(dict.table());
            }
            int end = (int) Math.min(table.capacity(), (long) index + left);
            left -= end - index;
            while (index < end) {
                dict.emit(table.bucket(index), found);
                index++;
            }
            if (index == table.capacity()) {
                leave();
            }
        }
        return !ended;
    }

    private void leave() {
        Table into = dict.next();
        if (into == null || table == into) {
            ended = true;
        } else {
            begin(into);
        }
    }

    private void begin(Table other) {
        table = other;
        index = 0;
    }
}
