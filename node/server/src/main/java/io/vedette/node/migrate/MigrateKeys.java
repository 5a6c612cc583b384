package io.vedette.node.migrate;

import io.vedette.resp.Request;
import io.vedette.resp.command.KeyFinder;
import io.vedette.resp.command.KeyFlag;
import io.vedette.resp.command.Keys;
import java.util.EnumSet;
import java.util.Set;

/** The keys of a MIGRATE: one in its own place, or, where that is empty, all behind the word KEYS, which may also be a password. */
public final class MigrateKeys implements KeyFinder {
    private static final Set<KeyFlag> USE = Set.copyOf(EnumSet.of(KeyFlag.RW, KeyFlag.ACCESS, KeyFlag.DELETE));
    private static final int OWN_PLACE = 3;
    private static final int FIRST_OPTION = 6;

    @Override
    public void find(Request request, int first, Keys keys) {
        int behindWord = request.length(first + OWN_PLACE) == 0 ? behindWord(request, first) : 0;
        if (behindWord == 0) {
            keys.add(first + OWN_PLACE, USE);
        }
        for (int i = behindWord; i > 0 && i < request.argc(); i++) {
            keys.add(i, USE);
        }
    }

    /** Where the keys begin, or 0. */
    private static int behindWord(Request request, int first) {
        for (int i = first + FIRST_OPTION; i < request.argc(); i++) {
            if (request.is(i, "keys")) {
                return i + 1;
            }
            if (request.is(i, "auth")) {
                i++;
            } else if (request.is(i, "auth2")) {
                i += 2;
            }
        }
        return 0;
    }
}
