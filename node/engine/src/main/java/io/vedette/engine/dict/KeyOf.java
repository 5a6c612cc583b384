package io.vedette.engine.dict;

/** Where an element of a {@link Dict} carries the bytes it is found by. One stateless instance per kind of element. */
public interface KeyOf<E> {

    Class<E> type();

    byte[] array(E element);

    int offset(E element);

    int length(E element);

    /** What it takes in memory, where its dict is asked for that; never changes while it is in there. */
    default long weight(E element) {
        return 0;
    }
}
