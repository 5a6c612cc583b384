package io.vedette.resp.config;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes words so that {@link ConfigLexer} reads the same words back, whatever they contain. */
public final class ConfigQuoting {
    private ConfigQuoting() {}

    /** One line; a word is quoted only where it must be. */
    public static String line(List<String> words) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            line.append(line.isEmpty() ? "" : " ").append(word(word));
        }
        return line.toString();
    }

    public static String word(String word) {
        return plain(word) ? word : quoted(word);
    }

    private static boolean plain(String word) {
        if (word.isEmpty() || word.charAt(0) == '#') {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c <= ' ' || c >= 127 || c == '"' || c == '\'' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static String quoted(String word) {
        StringBuilder out = new StringBuilder("\"");
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
            append(out, b);
        }
        return out.append('"').toString();
    }

    private static void append(StringBuilder out, byte b) {
        switch (b) {
            case '\\', '"' -> out.append('\\').append((char) b);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (b >= ' ' && b < 127) {
                    out.append((char) b);
                } else {
                    out.append(String.format("\\x%02x", b));
                }
            }
        }
    }
}
