package io.vedette.engine.stream;

import io.vedette.engine.sequence.Sequence;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** What was delivered and not acknowledged, in the order of its IDs. */
public final class PendingEntries implements Iterable<Pending> {

    private final Sequence<Pending> entries;

    PendingEntries() {
        this(new Sequence<>(Pending.class));
    }

    private PendingEntries(Sequence<Pending> entries) {
        this.entries = entries;
    }

    /** The same entries; from now on each goes its own way. */
    PendingEntries share() {
        return new PendingEntries(entries.share());
    }

    public int size() {
        return entries.size();
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    @Nullable
    Pending find(StreamId id) {
        return at(place(id), id);
    }

    /** Those from an ID on, upwards. An entry may be put in the place of another meanwhile, but none may come or go. */
    public Iterable<Pending> from(StreamId least) {
        return () -> new Walk(place(least));
    }

    @Override
    public Iterator<Pending> iterator() {
        return new Walk(0);
    }

    /** The first; there must be one. */
    public Pending first() {
        return entries.get(0);
    }

    /** The last; there must be one. */
    public Pending last() {
        return entries.get(size() - 1);
    }

    /** Puts an entry in the place of the one with its ID, which is given, or adds it. */
    @Nullable
    Pending put(Pending entry) {
        int place = place(entry.id());
        Pending old = at(place, entry.id());
        if (old == null) {
            entries.add(place, entry);
        } else {
            entries.set(place, entry);
        }
        return old;
    }

    /** Takes an entry out and gives it, if it is there. */
    @Nullable
    Pending remove(StreamId id) {
        int place = place(id);
        Pending old = at(place, id);
        if (old != null) {
            entries.remove(place);
        }
        return old;
    }

    private int place(StreamId id) {
        return entries.countBefore(entry -> entry.id().isBefore(id));
    }

    private @Nullable Pending at(int place, StreamId id) {
        if (place == size()) {
            return null;
        }
        Pending entry = entries.get(place);
        return entry.id().equals(id) ? entry : null;
    }

    private final class Walk implements Iterator<Pending> {

        private int next;

        Walk(int next) {
            this.next = next;
        }

        @Override
        public boolean hasNext() {
            return next < size();
        }

        @Override
        public Pending next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all " + size() + " entries were shown");
            }
            return entries.get(next++);
        }
    }
}
