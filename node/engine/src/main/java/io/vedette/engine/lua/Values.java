package io.vedette.engine.lua;

import static io.vedette.engine.lua.Nil.NIL;

import java.util.Arrays;

/** Arguments or results on their way from one function to another: as many as there are. */
final class Values {
    static final Object[] NONE = {};

    private Values() {}

    /** What stands for all of them where one value is wanted. */
    static Object first(Object[] values) {
        return values.length == 0 ? NIL : values[0];
    }

    static Object[] prepend(Object first, Object[] rest) {
        Object[] all = new Object[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    /** All but the first of them, that many. */
    static Object[] from(Object[] values, int first) {
        return first >= values.length ? NONE : Arrays.copyOfRange(values, first, values.length);
    }
}
