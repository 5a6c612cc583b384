package io.vedette.engine.lua.compile;

import io.vedette.engine.lua.LuaString;
import java.io.ByteArrayOutputStream;

/** What stands between quotes, or between long brackets. */
final class Literals {
    /** What follows a backslash, and what it means. */
    private static final String ESCAPES = "abfnrtv";

    private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b";
    private static final int MOST_DIGITS = 3;

    private final Reading in;

    Literals(Reading in) {
        this.in = in;
    }

    LuaString quoted() {
        int quote = in.peek();
        int from = in.at();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        in.step();
        while (in.peek() != quote) {
            int c = in.peek();
            if (c == Reading.END) {
                throw in.error("unfinished string", "<eof>");
            } else if (in.atNewline()) {
                throw in.error("unfinished string", in.since(from));
            } else if (c == '\\') {
                in.step();
                escape(content, from);
            } else {
                content.write(c);
                in.step();
            }
        }
        in.step();
        return LuaString.of(content.toByteArray());
    }

    private void escape(ByteArrayOutputStream content, int from) {
        int c = in.peek();
        int plain = ESCAPES.indexOf(c);
        if (plain >= 0) {
            content.write(ESCAPED.charAt(plain));
            in.step();
        } else if (in.atNewline()) {
            content.write('\n');
            in.newline();
        } else if (Lexer.digit(c)) {
            content.write(code(from));
        } else if (c != Reading.END) {
            content.write(c);
            in.step();
        }
    }

    private int code(int from) {
        int escape = in.at() - 1;
        int code = 0;
        for (int i = 0; i < MOST_DIGITS && Lexer.digit(in.peek()); i++) {
            code = 10 * code + in.peek() - '0';
            in.step();
        }
        if (code > 255) {
            throw in.error("escape sequence too large", in.between(from, escape));
        }
        return code;
    }

    /** How many = stand between two brackets; -1 for one bracket alone, less where the second is missing. */
    int bracketLevel() {
        int level = 0;
        while (in.peek(level + 1) == '=') {
            level++;
        }
        return in.peek(level + 1) == '[' ? level : -level - 1;
    }

    LuaString bracketed(int level, String unfinished) {
        in.step(level + 2);
        if (in.atNewline()) {
            in.newline();
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        while (!closes(level)) {
            int c = in.peek();
            if (c == Reading.END) {
                throw in.error(unfinished, "<eof>");
            } else if (in.atNewline()) {
                content.write('\n');
                in.newline();
            } else {
                if (c == '[' && level == 0 && in.peek(1) == '[') {
                    throw in.error("nesting of [[...]] is deprecated", "[");
                }
                content.write(c);
                in.step();
            }
        }
        in.step(level + 2);
        return LuaString.of(content.toByteArray());
    }

    private boolean closes(int level) {
        if (in.peek() != ']' || in.peek(level + 1) != ']') {
            return false;
        }
        for (int i = 1; i <= level; i++) {
            if (in.peek(i) != '=') {
                return false;
            }
        }
        return true;
    }
}
