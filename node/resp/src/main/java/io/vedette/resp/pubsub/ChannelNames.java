package io.vedette.resp.pubsub;

import io.vedette.resp.Request;
import java.nio.charset.StandardCharsets;

/**
 * Channels and patterns are arbitrary bytes. Inside, they are strings of one char per byte (ISO 8859-1): the JVM keeps
 * those as compactly as the bytes themselves, with their hash remembered.
 */
final class ChannelNames {
    private ChannelNames() {}

    static String of(Request request, int i) {
        return new String(request.array(), request.offset(i), request.length(i), StandardCharsets.ISO_8859_1);
    }

    static String of(byte[] name) {
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.ISO_8859_1);
    }
}
