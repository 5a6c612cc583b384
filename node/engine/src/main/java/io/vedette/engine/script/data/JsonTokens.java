package io.vedette.engine.script.data;

import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.Numerals;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Cuts JSON into tokens. */
final class JsonTokens {
    /** Kinds of tokens, named as cjson's messages name them. */
    enum Kind {
        T_OBJ_BEGIN,
        T_OBJ_END,
        T_ARR_BEGIN,
        T_ARR_END,
        T_STRING,
        T_NUMBER,
        T_BOOLEAN,
        T_NULL,
        T_COLON,
        T_COMMA,
        T_END,
        T_ERROR
    }

    private final LuaString text;
    private final boolean invalidNumbers;
    private int at;
    private int start;
    private Kind kind = Kind.T_END;
    private Object value = false;
    private String complaint = "";

    JsonTokens(LuaString text, boolean invalidNumbers) {
        this.text = text;
        this.invalidNumbers = invalidNumbers;
    }

    Kind kind() {
        return kind;
    }

    Object value() {
        return value;
    }

    String complaint() {
        return complaint;
    }

    /** Where the token begins; of one that is none, where it is wrong. */
    int start() {
        return start;
    }

    void next() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
            at++;
        }
        start = at;
        int c = peek();
        switch (c) {
            case '{' -> single(Kind.T_OBJ_BEGIN);
            case '}' -> single(Kind.T_OBJ_END);
            case '[' -> single(Kind.T_ARR_BEGIN);
            case ']' -> single(Kind.T_ARR_END);
            case ',' -> single(Kind.T_COMMA);
            case ':' -> single(Kind.T_COLON);
            case '"' -> string();
            case 0 -> {
                if (at >= text.length()) {
                    kind = Kind.T_END;
                } else {
                    error("invalid token", at);
                }
            }
            default -> word(c);
        }
    }

    private void single(Kind found) {
        kind = found;
        at++;
    }

    private void word(int c) {
        if (c == '-' || (c >= '0' && c <= '9')) {
            if (invalidNumbers || !isInvalid()) {
                number();
            } else {
                error("invalid number", start);
            }
        } else if (take("true")) {
            kind = Kind.T_BOOLEAN;
            value = true;
        } else if (take("false")) {
            kind = Kind.T_BOOLEAN;
            value = false;
        } else if (take("null")) {
            kind = Kind.T_NULL;
        } else if (invalidNumbers && isInvalid()) {
            number();
        } else {
            error("invalid token", start);
        }
    }

    private boolean take(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (peek(i) != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return true;
    }

    /** Whether it begins like a number that JSON does not know: hexadecimal, infinite, with zeros before it. */
    private boolean isInvalid() {
        int p = peek() == '-' || peek() == '+' ? 1 : 0;
        if (peek() == '+') {
            return true;
        }
        int c = peek(p);
        if (c == '0') {
            int second = peek(p + 1);
            return second == 'x' || second == 'X' || (second >= '0' && second <= '9');
        }
        if (c >= '1' && c <= '9') {
            return false;
        }
        String rest = ahead(p, 3);
        return rest.equals("inf") || rest.equals("nan");
    }

    private String ahead(int from, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = from; i < from + length; i++) {
            word.append((char) peek(i));
        }
        return word.toString().toLowerCase(Locale.ROOT);
    }

    /** The longest beginning that strtod would take. */
    private void number() {
        int end = at;
        while (end < text.length() && "+-.0123456789abcdefABCDEFxXpPinItTyYN".indexOf(text.at(end)) >= 0) {
            end++;
        }
        for (; end > at; end--) {
            int last = text.at(end - 1);
            Double number = last == ' ' ? null : Numerals.number(text.slice(at, end));
            if (number != null) {
                kind = Kind.T_NUMBER;
                value = number;
                at = end;
                return;
            }
        }
        error("invalid number", start);
    }

    private void string() {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        at++;
        while (peek() != '"') {
            if (at >= text.length()) {
                error("unexpected end of string", at);
                return;
            }
            int c = text.at(at);
            if (c != '\\') {
                content.write(c);
                at++;
                continue;
            }
            int plain = "\"\\/bfnrt".indexOf(peek(1));
            if (plain >= 0 && peek(1) != 0) {
                content.write("\"\\/\b\f\n\r\t".charAt(plain));
                at += 2;
            } else if (peek(1) == 'u') {
                if (!unicode(content)) {
                    error("invalid unicode escape code", at);
                    return;
                }
            } else {
                error("invalid escape code", at);
                return;
            }
        }
        at++;
        kind = Kind.T_STRING;
        value = LuaString.of(content.toByteArray());
    }

    private boolean unicode(ByteArrayOutputStream content) {
        int code = hex(at + 2);
        int length = 6;
        if (code < 0) {
            return false;
        }
        if ((code & 0xF800) == 0xD800) {
            int low = peek(6) == '\\' && peek(7) == 'u' ? hex(at + 8) : -1;
            if ((code & 0x400) != 0 || (low & 0xFC00) != 0xDC00) {
                return false;
            }
            code = 0x10000 + ((code & 0x3FF) << 10) + (low & 0x3FF);
            length = 12;
        }
        content.writeBytes(Character.toString(code).getBytes(StandardCharsets.UTF_8));
        at += length;
        return true;
    }

    private int hex(int from) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < text.length() && text.at(i) < 128 ? Character.digit(text.at(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = 16 * code + digit;
        }
        return code;
    }

    private void error(String message, int where) {
        kind = Kind.T_ERROR;
        complaint = message;
        start = where;
    }

    private int peek() {
        return peek(0);
    }

    private int peek(int ahead) {
        return at + ahead < text.length() ? text.at(at + ahead) : 0;
    }
}
