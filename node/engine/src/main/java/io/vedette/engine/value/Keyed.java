package io.vedette.engine.value;

/** A value whose elements are found by their bytes: fields of a hash, members of a set. */
public abstract sealed class Keyed extends Mutable permits HashValue, SetValue, ZSetValue {

    public abstract int size();

    /** Whether the element was there. */
    public abstract boolean remove(byte[] array, int offset, int length);

    public final boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public final int elements() {
        return size();
    }
}
