package io.vedette.engine.lua.compile;

import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.Numerals;
import java.nio.charset.StandardCharsets;

/** Cuts the text of a chunk into tokens. */
final class Lexer {
    private final Reading in;
    private final Literals literals;

    Lexer(String source, byte[] text) {
        this.in = new Reading(source, text);
        this.literals = new Literals(in);
        if (in.peek() == '#') {
            in.skipLine();
        }
    }

    SyntaxError error(int where, String message, String near) {
        return in.error(where, message, near);
    }

    Token next() {
        while (true) {
            int c = in.peek();
            switch (c) {
                case Reading.END -> {
                    return fixed(Kind.END_OF_CHUNK);
                }
                case '\n', '\r' -> in.newline();
                case ' ', '\t', '\f', 11 -> in.step();
                case '-' -> {
                    if (in.peek(1) != '-') {
                        return character();
                    }
                    comment();
                }
                case '[' -> {
                    int level = literals.bracketLevel();
                    if (level >= 0) {
                        return longString(level);
                    } else if (level == -1) {
                        return character();
                    }
                    throw in.error("invalid long string delimiter", in.between(in.at(), in.at() - level - 1));
                }
                case '=' -> {
                    return pair('=', Kind.EQ);
                }
                case '<' -> {
                    return pair('=', Kind.LE);
                }
                case '>' -> {
                    return pair('=', Kind.GE);
                }
                case '~' -> {
                    return pair('=', Kind.NE);
                }
                case '"', '\'' -> {
                    return string();
                }
                case '.' -> {
                    return dot();
                }
                default -> {
                    return other(c);
                }
            }
        }
    }

    private Token other(int c) {
        if (digit(c)) {
            return number();
        }
        if (!letter(c)) {
            return character();
        }
        int from = in.at();
        while (letter(in.peek()) || digit(in.peek())) {
            in.step();
        }
        String word = in.since(from);
        Kind keyword = Kind.word(word);
        return keyword == null ? token(Kind.NAME, word, LuaString.of(bytes(word)), 0) : fixed(keyword);
    }

    private Token pair(char second, Kind both) {
        if (in.peek(1) != second) {
            return character();
        }
        in.step(2);
        return fixed(both);
    }

    private Token dot() {
        if (in.peek(1) == '.') {
            boolean three = in.peek(2) == '.';
            in.step(three ? 3 : 2);
            return fixed(three ? Kind.DOTS : Kind.CONCAT);
        }
        return digit(in.peek(1)) ? number() : character();
    }

    private Token number() {
        int from = in.at();
        while (digit(in.peek()) || in.peek() == '.') {
            in.step();
        }
        if (in.peek() == 'e' || in.peek() == 'E') {
            in.step();
            if (in.peek() == '+' || in.peek() == '-') {
                in.step();
            }
        }
        while (letter(in.peek()) || digit(in.peek())) {
            in.step();
        }
        String digits = in.since(from);
        Double value = Numerals.number(LuaString.of(bytes(digits)));
        if (value == null) {
            throw in.error("malformed number", digits);
        }
        return token(Kind.NUMBER, digits, LuaString.EMPTY, value);
    }

    private void comment() {
        in.step(2);
        int level = in.peek() == '[' ? literals.bracketLevel() : -1;
        if (level >= 0) {
            literals.bracketed(level, "unfinished long comment");
        } else {
            in.skipLine();
        }
    }

    private Token string() {
        int from = in.at();
        LuaString content = literals.quoted();
        return token(Kind.STRING, in.since(from), content, 0);
    }

    private Token longString(int level) {
        int from = in.at();
        LuaString content = literals.bracketed(level, "unfinished long string");
        return token(Kind.STRING, in.since(from), content, 0);
    }

    private Token character() {
        int c = in.peek();
        in.step();
        String shown = c < 32 || c == 127 ? "char(" + c + ")" : Character.toString(c);
        return new Token(Kind.CHARACTER, (char) c, shown, LuaString.EMPTY, 0, in.line());
    }

    private Token fixed(Kind kind) {
        return token(kind, kind.text(), LuaString.EMPTY, 0);
    }

    private Token token(Kind kind, String shown, LuaString string, double number) {
        return new Token(kind, '\0', shown, string, number, in.line());
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean letter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }
}
