package io.vedette.node.watch;

import io.vedette.resp.Request;
import java.util.BitSet;
import java.util.Set;

/** Which words of a command nobody may read in the slow log or under MONITOR; they are the ones Redis hides. */
final class Secrets {
    /** What stands in their place. */
    static final String HIDDEN = "(redacted)";

    private static final Set<String> PARAMETERS =
            Set.of("requirepass", "masterauth", "masteruser", "tls-key-file-pass", "tls-client-key-file-pass");

    private Secrets() {}

    /** By place. */
    static BitSet in(Request request) {
        if (request.is(0, "auth")) {
            return from(request, 1);
        }
        if (request.is(0, "hello")) {
            return after(request, 2, "auth", 2);
        }
        if (request.is(0, "migrate")) {
            BitSet hidden = after(request, 6, "auth", 1);
            hidden.or(after(request, 6, "auth2", 2));
            return hidden;
        }
        if (request.is(0, "acl") && request.argc() > 1 && request.is(1, "setuser")) {
            return from(request, 2);
        }
        if (request.is(0, "config") && request.argc() > 1 && request.is(1, "set")) {
            return values(request);
        }
        return new BitSet();
    }

    private static BitSet from(Request request, int first) {
        BitSet hidden = new BitSet();
        hidden.set(Math.min(first, request.argc()), request.argc());
        return hidden;
    }

    private static BitSet after(Request request, int first, String keyword, int words) {
        BitSet hidden = new BitSet();
        for (int i = first; i < request.argc(); i++) {
            if (request.is(i, keyword)) {
                hidden.set(Math.min(i + 1, request.argc()), Math.min(i + 1 + words, request.argc()));
                break;
            }
        }
        return hidden;
    }

    private static BitSet values(Request request) {
        BitSet hidden = new BitSet();
        for (int i = 2; i + 1 < request.argc(); i += 2) {
            int name = i;
            if (PARAMETERS.stream().anyMatch(parameter -> request.is(name, parameter))) {
                hidden.set(i + 1);
            }
        }
        return hidden;
    }
}
