package io.vedette.node.migrate;

import io.vedette.resp.Request;
import io.vedette.resp.command.CommandErrors;
import java.util.ArrayList;
import java.util.List;

/** What a MIGRATE asks for. */
record Wish(Place to, long database, long timeoutMs, boolean copy, boolean replace, List<byte[]> keys) {
    private static final int OPTIONS = 6;
    private static final long USUAL_TIMEOUT_MS = 1000;

    /**
     * A server, and who we are there: connections are kept by this.
     *
     * @param login the command by which the target learns who we are; no words for none
     */
    record Place(String host, String port, List<String> login) {}

    /** It cannot be understood. */
    static final class Mistake extends Exception {
        private static final long serialVersionUID = 1;

        private final String error;

        Mistake(String error) {
            super(error, null, false, false);
            this.error = error;
        }

        String error() {
            return error;
        }
    }

    static Wish of(Request request) throws Mistake {
        boolean copy = false;
        boolean replace = false;
        List<String> login = List.of();
        List<byte[]> keys = List.of(request.bytes(3));
        for (int i = OPTIONS; i < request.argc(); i++) {
            int more = request.argc() - 1 - i;
            if (request.is(i, "copy")) {
                copy = true;
            } else if (request.is(i, "replace")) {
                replace = true;
            } else if (request.is(i, "auth") && more >= 1) {
                login = List.of("AUTH", request.text(i + 1));
                i++;
            } else if (request.is(i, "auth2") && more >= 2) {
                login = List.of("AUTH", request.text(i + 1), request.text(i + 2));
                i += 2;
            } else if (request.is(i, "keys")) {
                keys = keys(request, i + 1);
                i = request.argc();
            } else {
                throw new Mistake(CommandErrors.SYNTAX);
            }
        }
        if (!request.isLong(5) || !request.isLong(4)) {
            throw new Mistake(CommandErrors.NOT_AN_INTEGER);
        }
        long timeoutMs = request.longAt(5) <= 0 ? USUAL_TIMEOUT_MS : request.longAt(5);
        Place to = new Place(request.text(1), request.text(2), login);
        return new Wish(to, request.longAt(4), timeoutMs, copy, replace, keys);
    }

    private static List<byte[]> keys(Request request, int from) throws Mistake {
        if (request.length(3) != 0) {
            throw new Mistake("ERR When using MIGRATE KEYS option, the key argument must be set to the empty string");
        }
        List<byte[]> keys = new ArrayList<>();
        for (int i = from; i < request.argc(); i++) {
            keys.add(request.bytes(i));
        }
        return keys;
    }
}
