package io.vedette.engine.sequence;

/** Elements in the order in which they were put, each at its index. */
public final class Sequence<E> extends Tree<E> {

    public Sequence(Class<E> type) {
        super(type, false);
    }

    private Sequence(Sequence<E> shared) {
        super(shared);
    }

    /** Another with the same elements, at no cost; from now on each goes its own way. */
    public Sequence<E> share() {
        return new Sequence<>(this);
    }

    public void set(int index, E element) {
        setAt(new AtIndex(index), element);
    }

    /** Puts an element before what has this index. */
    public void add(int index, E element) {
        addAt(new AtIndex(index), element);
    }

    public void remove(int index) {
        removeAt(new AtIndex(index));
    }
}
