package io.vedette.engine.dict;

/** Where an element of a {@link Dict} carries the bytes it is found by. One stateless instance per kind of element. */
public interface KeyOf<E> {

    Class<E> type();

    byte[] array(E element);

    int offset(E element);

    int length(E element);
}
