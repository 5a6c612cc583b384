package io.vedette.engine.command;

import java.util.ArrayList;
import java.util.List;

/** Shapes of arguments that several families share. */
final class Arguments {

    private Arguments() {}

    static long notNegative(Call call, int i) {
        return call.integer(i, 0, Long.MAX_VALUE, "ERR value is out of range, must be positive");
    }

    /** The arguments from one index to another, both included. */
    static List<byte[]> keys(Call call, int first, int last) {
        List<byte[]> keys = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            keys.add(call.bytes(i));
        }
        return keys;
    }

    /** So many keys as the argument at {@code i} says; another argument must follow them. */
    static List<byte[]> numberedKeys(Call call, int i) {
        long count = call.integer(i, 1, Long.MAX_VALUE, "ERR numkeys should be greater than 0");
        if (count >= call.argc() - i - 1) {
            throw CommandError.syntax();
        }
        return keys(call, i + 1, i + (int) count);
    }

    /** COUNT and a number, and nothing else, from {@code i} on; 1 if there is nothing. */
    static long count(Call call, int i) {
        if (i == call.argc()) {
            return 1;
        }
        if (!call.is(i, "count") || i + 1 == call.argc()) {
            throw CommandError.syntax();
        }
        long count = call.integer(i + 1, 1, Long.MAX_VALUE, "ERR count should be greater than 0");
        if (i + 2 < call.argc()) {
            throw CommandError.syntax();
        }
        return count;
    }
}
