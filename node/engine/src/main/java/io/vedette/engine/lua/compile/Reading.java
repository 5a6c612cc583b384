package io.vedette.engine.lua.compile;

import java.nio.charset.StandardCharsets;

/** The text of a chunk and how far it was read. */
final class Reading {
    static final int END = -1;

    private final String source;
    private final byte[] text;
    private int at;
    private int line = 1;

    Reading(String source, byte[] text) {
        this.source = source;
        this.text = text;
    }

    int at() {
        return at;
    }

    int line() {
        return line;
    }

    int peek() {
        return peek(0);
    }

    int peek(int ahead) {
        return at + ahead < text.length ? text[at + ahead] & 0xff : END;
    }

    void step() {
        at++;
    }

    void step(int bytes) {
        at += bytes;
    }

    boolean atNewline() {
        return peek() == '\n' || peek() == '\r';
    }

    /** Steps over one of the four ways to end a line. */
    void newline() {
        int first = peek();
        at++;
        if (atNewline() && peek() != first) {
            at++;
        }
        line++;
    }

    void skipLine() {
        while (!atNewline() && peek() != END) {
            at++;
        }
    }

    String since(int from) {
        return between(from, at);
    }

    String between(int from, int to) {
        return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }

    SyntaxError error(String message, String near) {
        return error(line, message, near);
    }

    SyntaxError error(int where, String message, String near) {
        String place = near.isEmpty() ? "" : " near '" + near + "'";
        return new SyntaxError(source + ":" + where + ": " + message + place);
    }
}
