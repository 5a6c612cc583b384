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
}
