package io.vedette.engine.command;

import io.vedette.resp.Request;
import java.nio.charset.StandardCharsets;

/** Arguments repeated in error texts, as C's {@code %s} repeats them: up to the first NUL, and no line end last. */
final class Shown {

    private Shown() {}

    static String argument(Request request, int i) {
        String text = new String(request.bytes(i), StandardCharsets.ISO_8859_1);
        int nul = text.indexOf('\0');
        int end = nul < 0 ? text.length() : nul;
        while (end > 0 && (text.charAt(end - 1) == '\r' || text.charAt(end - 1) == '\n')) {
            end--;
        }
        return text.substring(0, end);
    }
}
