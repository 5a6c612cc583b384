package io.vedette.engine.value;

import io.vedette.engine.dict.Dict;
import io.vedette.resp.Request;
import org.jspecify.annotations.Nullable;

/** A value whose elements are found by their bytes: fields of a hash, members of a set. */
public abstract sealed class Keyed extends Mutable permits HashValue, SetValue, ZSetValue {

    public abstract int size();

    /** Its elements by their bytes, where they are so many or so long that it has a table of them. */
    public abstract @Nullable Dict<?> elementTable();

    /** Which argument of a command that has this value under its first is probably an element. */
    public int elementIn(Request request) {
        return 2;
    }

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
