package io.vedette.resp.client;

import io.vedette.resp.Request;

/** What may stand in CLIENT LIST as a name: it must not break the line into other fields. */
final class Names {
    static final String BAD_CLIENT_NAME = "ERR Client names cannot contain spaces, newlines or special characters.";

    private Names() {}

    static boolean valid(Request request, int i) {
        for (int k = 0; k < request.length(i); k++) {
            byte b = request.byteAt(i, k);
            if (b < '!' || b > '~') {
                return false;
            }
        }
        return true;
    }
}
