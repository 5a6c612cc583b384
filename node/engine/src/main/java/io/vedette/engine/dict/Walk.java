package io.vedette.engine.dict;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** All elements of a {@link Dict} to which nothing happens meanwhile. */
final class Walk<E> implements Iterator<E> {

    private final Class<E> type;
    private final @Nullable Table next;
    private Table walked;
    private int index;
    private int link;

    /** @param moved how many buckets have moved to the next table already */
    Walk(Class<E> type, Table table, int moved, @Nullable Table next) {
        this.type = type;
        this.walked = table;
        this.index = moved;
        this.next = next;
        settle();
    }

    @Override
    public boolean hasNext() {
        return index < walked.capacity();
    }

    @Override
    public E next() {
        Object bucket = index < walked.capacity() ? walked.bucket(index) : null;
        if (bucket == null) {
            throw new NoSuchElementException("the dict has been walked to its end");
        }
        E element = type.cast(Table.element(bucket, link++));
        settle();
        return element;
    }

    private void settle() {
        while (index < walked.capacity() && link >= Table.length(walked.bucket(index))) {
            index++;
            link = 0;
        }
        if (index >= walked.capacity() && next != null && walked != next) {
            walked = next;
            index = 0;
            link = 0;
            settle();
        }
    }
}
