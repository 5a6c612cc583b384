package io.vedette.engine.lua;

import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one number as strtod does: decimal, hexadecimal, infinite or none, with blanks around it. */
final class NumberText {
    private final String text;
    private int at;

    NumberText(String text) {
        this.text = text;
    }

    @Nullable
    Double value() {
        blanks();
        boolean negative = peek() == '-';
        if (negative || peek() == '+') {
            at++;
        }
        Double magnitude = magnitude();
        if (magnitude == null) {
            return null;
        }
        blanks();
        if (at != text.length()) {
            return null;
        }
        return negative ? Double.valueOf(-magnitude) : magnitude;
    }

    private @Nullable Double magnitude() {
        String rest = text.substring(at).toLowerCase(Locale.ROOT);
        for (String word : new String[] {"infinity", "inf"}) {
            if (rest.startsWith(word)) {
                at += word.length();
                return Double.POSITIVE_INFINITY;
            }
        }
        if (rest.startsWith("nan")) {
            at += 3;
            return Double.NaN;
        }
        if (rest.startsWith("0x") && rest.length() > 2 && (digit(rest.charAt(2), 16) || rest.charAt(2) == '.')) {
            return hexadecimal();
        }
        return decimal();
    }

    private @Nullable Double decimal() {
        int from = at;
        int digits = run(10);
        if (peek() == '.') {
            at++;
            digits += run(10);
        }
        if (digits == 0) {
            return null;
        }
        int end = exponent('e');
        return Double.valueOf(text.substring(from, end));
    }

    private @Nullable Double hexadecimal() {
        at += 2;
        int from = at;
        int digits = run(16);
        String whole = text.substring(from, at);
        String fraction = "";
        if (peek() == '.') {
            at++;
            from = at;
            digits += run(16);
            fraction = text.substring(from, at);
        }
        if (digits == 0) {
            return null;
        }
        int mark = at;
        int end = exponent('p');
        String power = end > mark ? text.substring(mark + 1, end) : "0";
        if (fraction.isEmpty() && end == mark) {
            return new BigInteger(whole, 16).doubleValue();
        }
        return Double.valueOf("0x" + whole + "." + fraction + "p" + power);
    }

    /** Takes an exponent if a whole one is there; gives where the number ends. */
    private int exponent(char letter) {
        if (Character.toLowerCase(peek()) == letter) {
            int mark = at;
            at++;
            if (peek() == '-' || peek() == '+') {
                at++;
            }
            if (run(10) == 0) {
                at = mark;
            }
        }
        return at;
    }

    private int run(int radix) {
        int from = at;
        while (digit(peek(), radix)) {
            at++;
        }
        return at - from;
    }

    private void blanks() {
        while (peek() == ' ' || (peek() >= '\t' && peek() <= '\r')) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private static boolean digit(char c, int radix) {
        return c < 128 && Character.digit(c, radix) >= 0;
    }
}
