package io.vedette.tests.sentinel;

import java.util.ArrayList;
import java.util.List;

/** Reads one RESP2 reply as it came, into text and lists of it; enough to compare two servers. */
final class Wire {
    private final String bytes;
    private int at;

    private Wire(String bytes) {
        this.bytes = bytes;
    }

    static Object read(String reply) {
        return new Wire(reply).next();
    }

    private Object next() {
        char type = bytes.charAt(at);
        String head = line();
        return switch (type) {
            case '*' -> list(Integer.parseInt(head));
            case '$' -> bulk(Integer.parseInt(head));
            case ':' -> "(integer) " + head;
            default -> type + head;
        };
    }

    private String line() {
        int end = bytes.indexOf("\r\n", at);
        String line = bytes.substring(at + 1, end);
        at = end + 2;
        return line;
    }

    private Object list(int length) {
        if (length < 0) {
            return "(nil list)";
        }
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            all.add(next());
        }
        return all;
    }

    private Object bulk(int length) {
        if (length < 0) {
            return "(nil)";
        }
        String text = bytes.substring(at, at + length);
        at += length + 2;
        return text;
    }
}
