package io.vedette.engine.command;

import io.vedette.resp.Digits;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Floating point numbers in arguments, by the rules of C's {@code strtod} as far as Redis lets them through. */
final class Numbers {

    private static final Pattern HEX =
            Pattern.compile("0[xX](\\p{XDigit}+\\.?\\p{XDigit}*|\\.\\p{XDigit}+)([pP][+-]?\\d+)?");

    /** So many decimal digits are less than a {@code long} can be. */
    private static final int MOST_DIGITS = 18;

    private Numbers() {}

    static boolean isLong(byte[] bytes) {
        return Digits.isLong(bytes, 0, bytes.length);
    }

    static long longOf(byte[] bytes) {
        return Digits.longOf(bytes, 0, bytes.length);
    }

    /** The number, or NaN where there is none; NaN itself is none. */
    static double parse(byte[] array, int offset, int length) {
        if (length == 0) {
            return Double.NaN;
        }
        double digits = ofDigits(array, offset, length);
        return Double.isNaN(digits) ? parse(new String(array, offset, length, StandardCharsets.ISO_8859_1)) : digits;
    }

    /** A whole number that a {@code long} holds, zeros before it or not; NaN for everything else. */
    private static double ofDigits(byte[] array, int offset, int length) {
        boolean negative = array[offset] == '-';
        int first = negative ? offset + 1 : offset;
        int end = offset + length;
        if (first == end || end - first > MOST_DIGITS) {
            return Double.NaN;
        }
        long value = 0;
        for (int i = first; i < end; i++) {
            int digit = array[i] - '0';
            if (digit < 0 || digit > 9) {
                return Double.NaN;
            }
            value = 10 * value + digit;
        }
        return negative ? -(double) value : value;
    }

    /**
     * The number from a byte on, or NaN, as {@code strtod} by itself sees it: blanks before it and a NUL behind it do
     * not matter, nothing at all is 0, and what is too great is infinite.
     */
    static double lenient(byte[] bytes, int from) {
        int start = from;
        while (start < bytes.length && (bytes[start] == ' ' || (bytes[start] >= '\t' && bytes[start] <= '\r'))) {
            start++;
        }
        int end = start;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        if (start == end) {
            // With nothing to read it stays where it began, which is the end only if there were no blanks.
            return start == from ? 0 : Double.NaN;
        }
        String text = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
        int sign = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        return isDecimal(text.substring(sign)) ? Double.parseDouble(text) : parse(text);
    }

    private static double parse(String text) {
        int sign = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        String digits = text.substring(sign);
        double factor = text.charAt(0) == '-' ? -1 : 1;
        if (digits.equalsIgnoreCase("inf") || digits.equalsIgnoreCase("infinity")) {
            return factor * Double.POSITIVE_INFINITY;
        }
        if (isHex(digits)) {
            return factor * hex(digits);
        }
        if (!isDecimal(digits)) {
            return Double.NaN;
        }
        double value = Double.parseDouble(digits);
        // C reports both as out of range, and Redis refuses what is out of range.
        boolean outOfRange = Double.isInfinite(value) || (value == 0 && hasSignificantDigit(digits));
        return outOfRange ? Double.NaN : factor * value;
    }

    static double hex(String digits) {
        String whole = digits.toLowerCase(Locale.ROOT);
        double value = Double.parseDouble(whole.indexOf('p') < 0 ? whole + "p0" : whole);
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    static boolean isHex(String digits) {
        boolean marked = digits.length() > 2 && (digits.charAt(1) == 'x' || digits.charAt(1) == 'X');
        return marked && HEX.matcher(digits).matches();
    }

    /** Digits, a point among them perhaps, and an exponent: neither blanks nor Java's suffixes. */
    static boolean isDecimal(String digits) {
        int at = 0;
        int seen = 0;
        boolean point = false;
        while (at < digits.length() && (isDigit(digits.charAt(at)) || (digits.charAt(at) == '.' && !point))) {
            point |= digits.charAt(at) == '.';
            seen += isDigit(digits.charAt(at)) ? 1 : 0;
            at++;
        }
        return seen > 0 && (at == digits.length() || isExponent(digits, at));
    }

    private static boolean isExponent(String digits, int from) {
        if (digits.charAt(from) != 'e' && digits.charAt(from) != 'E') {
            return false;
        }
        int at = from + 1;
        if (at < digits.length() && (digits.charAt(at) == '+' || digits.charAt(at) == '-')) {
            at++;
        }
        int first = at;
        while (at < digits.length() && isDigit(digits.charAt(at))) {
            at++;
        }
        return at > first && at == digits.length();
    }

    private static boolean hasSignificantDigit(String digits) {
        for (int i = 0; i < digits.length() && digits.charAt(i) != 'e' && digits.charAt(i) != 'E'; i++) {
            if (digits.charAt(i) >= '1' && digits.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
