package io.vedette.engine.aof;

import java.nio.charset.StandardCharsets;

/**
 * One file of the folder, as a line of the manifest names it.
 *
 * @param seq counts from 1, for bases and for increments apart
 */
public record AofPart(String name, long seq, AofKind kind) {
    /** What is written as a backslash and the letter that stands in the same place of the names. */
    private static final String NAMED = "\\\"\n\r\t\u0007\b";

    private static final String NAMES = "\\\"nrtab";

    AofPart as(AofKind other) {
        return new AofPart(name, seq, other);
    }

    /** The line, its end included. */
    String line() {
        return "file " + (needsQuotes() ? quoted() : name) + " seq " + seq + " type " + kind.letter() + "\n";
    }

    private boolean needsQuotes() {
        return name.isEmpty() || name.chars().anyMatch(c -> c <= ' ' || c >= 127 || c == '\\' || c == '"' || c == '\'');
    }

    private String quoted() {
        StringBuilder text = new StringBuilder("\"");
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            int named = NAMED.indexOf(b);
            if (named >= 0) {
                text.append('\\').append(NAMES.charAt(named));
            } else if (b >= ' ' && b < 127) {
                text.append((char) b);
            } else {
                text.append(String.format("\\x%02x", b));
            }
        }
        return text.append('"').toString();
    }
}
