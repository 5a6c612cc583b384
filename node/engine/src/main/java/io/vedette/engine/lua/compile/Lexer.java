package io.vedette.engine.lua.compile;

import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.Numerals;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Cuts the text of a chunk into tokens. */
final class Lexer {
    private static final int END = -1;

    private final String source;
    private final byte[] text;
    private int at;
    private int line = 1;

    Lexer(String source, byte[] text) {
        this.source = source;
        this.text = text;
        if (peek() == '#') {
            skipLine();
        }
    }

    private SyntaxError error(String message, String near) {
        return error(line, message, near);
    }

    SyntaxError error(int where, String message, String near) {
        String place = near.isEmpty() ? "" : " near '" + near + "'";
        return new SyntaxError(source + ":" + where + ": " + message + place);
    }

    Token next() {
        while (true) {
            int c = peek();
            switch (c) {
                case END -> {
                    return fixed(Kind.END_OF_CHUNK);
                }
                case '\n', '\r' -> newline();
                case ' ', '\t', '\f', 11 -> at++;
                case '-' -> {
                    if (peek(1) != '-') {
                        return character();
                    }
                    comment();
                }
                case '[' -> {
                    int level = bracketLevel();
                    if (level >= 0) {
                        return longString(level);
                    } else if (level == -1) {
                        return character();
                    }
                    throw error("invalid long string delimiter", latin(at, at - level - 1));
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
                    return string(c);
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
        int from = at;
        while (letter(peek()) || digit(peek())) {
            at++;
        }
        String word = latin(from, at);
        Kind keyword = Kind.word(word);
        return keyword == null ? token(Kind.NAME, word, LuaString.of(bytes(word)), 0) : fixed(keyword);
    }

    private Token pair(char second, Kind both) {
        if (peek(1) != second) {
            return character();
        }
        at += 2;
        return fixed(both);
    }

    private Token dot() {
        if (peek(1) == '.') {
            boolean three = peek(2) == '.';
            at += three ? 3 : 2;
            return fixed(three ? Kind.DOTS : Kind.CONCAT);
        }
        return digit(peek(1)) ? number() : character();
    }

    private Token number() {
        int from = at;
        while (digit(peek()) || peek() == '.') {
            at++;
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
        }
        while (letter(peek()) || digit(peek())) {
            at++;
        }
        String digits = latin(from, at);
        Double value = Numerals.number(LuaString.of(bytes(digits)));
        if (value == null) {
            throw error("malformed number", digits);
        }
        return token(Kind.NUMBER, digits, LuaString.EMPTY, value);
    }

    private Token string(int quote) {
        int from = at;
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        at++;
        while (peek() != quote) {
            int c = peek();
            if (c == END) {
                throw error("unfinished string", "<eof>");
            } else if (c == '\n' || c == '\r') {
                throw error("unfinished string", latin(from, at));
            } else if (c == '\\') {
                at++;
                escape(content, from);
            } else {
                content.write(c);
                at++;
            }
        }
        at++;
        return token(Kind.STRING, latin(from, at), LuaString.of(content.toByteArray()), 0);
    }

    private void escape(ByteArrayOutputStream content, int from) {
        int escape = at - 1;
        int c = peek();
        int plain = "abfnrtv".indexOf(c);
        if (c == END) {
            return;
        } else if (plain >= 0) {
            content.write("\u0007\b\f\n\r\t\u000b".charAt(plain));
            at++;
        } else if (c == '\n' || c == '\r') {
            content.write('\n');
            newline();
        } else if (digit(c)) {
            int code = 0;
            for (int i = 0; i < 3 && digit(peek()); i++) {
                code = 10 * code + peek() - '0';
                at++;
            }
            if (code > 255) {
                throw error("escape sequence too large", latin(from, escape));
            }
            content.write(code);
        } else {
            content.write(c);
            at++;
        }
    }

    private void comment() {
        at += 2;
        int level = peek() == '[' ? bracketLevel() : -1;
        if (level >= 0) {
            longText(level, "unfinished long comment");
        } else {
            skipLine();
        }
    }

    private Token longString(int level) {
        int from = at;
        LuaString content = longText(level, "unfinished long string");
        return token(Kind.STRING, latin(from, at), content, 0);
    }

    private LuaString longText(int level, String unfinished) {
        int from = at;
        at += level + 2;
        if (peek() == '\n' || peek() == '\r') {
            newline();
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        while (!closes(level)) {
            int c = peek();
            if (c == END) {
                throw error(unfinished, "<eof>");
            } else if (c == '\n' || c == '\r') {
                content.write('\n');
                newline();
            } else {
                if (c == '[' && level == 0 && peek(1) == '[') {
                    throw error("nesting of [[...]] is deprecated", "[");
                }
                content.write(c);
                at++;
            }
        }
        at += level + 2;
        return from == at ? LuaString.EMPTY : LuaString.of(content.toByteArray());
    }

    private boolean closes(int level) {
        if (peek() != ']' || peek(level + 1) != ']') {
            return false;
        }
        for (int i = 1; i <= level; i++) {
            if (peek(i) != '=') {
                return false;
            }
        }
        return true;
    }

    /** How many = stand between two brackets; -1 for one bracket alone, less where the second is missing. */
    private int bracketLevel() {
        int level = 0;
        while (peek(level + 1) == '=') {
            level++;
        }
        return peek(level + 1) == '[' ? level : -level - 1;
    }

    private void newline() {
        int first = peek();
        at++;
        int second = peek();
        if ((second == '\n' || second == '\r') && second != first) {
            at++;
        }
        line++;
    }

    private void skipLine() {
        while (peek() != '\n' && peek() != '\r' && peek() != END) {
            at++;
        }
    }

    private Token character() {
        int c = peek();
        at++;
        String shown = c < 32 || c == 127 ? "char(" + c + ")" : Character.toString(c);
        return new Token(Kind.CHARACTER, (char) c, shown, LuaString.EMPTY, 0, line);
    }

    private Token fixed(Kind kind) {
        return token(kind, kind.text(), LuaString.EMPTY, 0);
    }

    private Token token(Kind kind, String shown, LuaString string, double number) {
        return new Token(kind, '\0', shown, string, number, line);
    }

    private int peek() {
        return peek(0);
    }

    private int peek(int ahead) {
        return at + ahead < text.length ? text[at + ahead] & 0xff : END;
    }

    private String latin(int from, int to) {
        return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean letter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }
}
