package io.vedette.engine.command;

import io.vedette.resp.Request;
import io.vedette.resp.command.KeyFlag;
import io.vedette.resp.command.Keys;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Keys of commands whose options say where they stand or what is done with them. */
final class KeyFinders {

    private static final Set<KeyFlag> READ = flags(KeyFlag.RO, KeyFlag.ACCESS);
    private static final Set<KeyFlag> CHANGE = flags(KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.UPDATE);
    private static final Set<KeyFlag> OVERWRITE = flags(KeyFlag.OW, KeyFlag.UPDATE);

    private KeyFinders() {}

    /** SET returns the old value only with GET. */
    static void set(Request request, int first, Keys keys) {
        boolean reads = false;
        for (int i = first + 3; i < request.argc(); i++) {
            reads |= request.is(i, "get");
        }
        keys.add(first + 1, reads ? CHANGE : OVERWRITE);
    }

    /** BITFIELD reads only, unless something in it writes. */
    static void bitfield(Request request, int first, Keys keys) {
        boolean writes = false;
        for (int i = first + 2; i < request.argc(); i++) {
            writes |= request.is(i, "set") || request.is(i, "incrby");
        }
        keys.add(first + 1, writes ? CHANGE : READ);
    }

    /** SORT may store its result: the last STORE counts. */
    static void sort(Request request, int first, Keys keys) {
        keys.add(first + 1, READ);
        int target = -1;
        for (int i = first + 2; i < request.argc(); i++) {
            if (request.is(i, "limit")) {
                i += 2;
            } else if (request.is(i, "get") || request.is(i, "by")) {
                i++;
            } else if (request.is(i, "store") && i + 1 < request.argc()) {
                target = i + 1;
                i++;
            }
        }
        if (target > 0) {
            keys.add(target, OVERWRITE);
        }
    }

    private static Set<KeyFlag> flags(KeyFlag first, KeyFlag... others) {
        return Collections.unmodifiableSet(EnumSet.of(first, others));
    }
}
