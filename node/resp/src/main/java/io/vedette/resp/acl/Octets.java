package io.vedette.resp.acl;

import io.vedette.resp.Request;
import java.nio.charset.StandardCharsets;

/**
 * Text of users, rules and patterns in memory: one char per byte. It keeps any bytes as they came, compares as bytes do,
 * and is what {@code ~pattern} needs, whatever encoding a client believes in.
 */
final class Octets {

    private Octets() {}

    static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static String of(Request request, int i) {
        return new String(request.array(), request.offset(i), request.length(i), StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(String octets) {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Octets as people read them. */
    static String readable(String octets) {
        return new String(bytes(octets), StandardCharsets.UTF_8);
    }

    /** Whether a name or pattern could not be written down as one word of a configuration line. */
    static boolean hasSpaces(String octets) {
        return octets.chars().anyMatch(c -> c == 0 || c == ' ' || (c >= '\t' && c <= '\r'));
    }

    /** Whether they are the same but for the case of the letters A to Z; other bytes are no letters. */
    static boolean sameInAnyCase(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        for (int i = 0; i < a.length(); i++) {
            if (lower(a.charAt(i)) != lower(b.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
}
