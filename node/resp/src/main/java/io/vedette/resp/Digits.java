package io.vedette.resp;

/**
 * Whole numbers in bytes, by Redis's strict rules: an optional minus, no plus, no blank, no leading zero, nothing
 * outside 64 bits. "-0" is not a number.
 */
public final class Digits {

    /** As many characters as a number has at most. */
    static final int LONGEST = 20;

    private Digits() {}

    public static boolean isLong(byte[] array, int from, int length) {
        if (length == 1) {
            return isDigit(array[from]);
        }
        if (length == 0 || length > LONGEST) {
            return false;
        }
        int first = array[from] == '-' ? from + 1 : from;
        if (array[first] < '1' || array[first] > '9') {
            return false;
        }
        return allDigits(array, first, from + length) && fits(array, from, first, from + length);
    }

    /** The number, where {@link #isLong} holds; anything where it does not. */
    public static long longOf(byte[] array, int from, int length) {
        boolean negative = array[from] == '-';
        long sum = 0;
        for (int i = negative ? from + 1 : from; i < from + length; i++) {
            sum = sum * 10 - (array[i] - '0');
        }
        return negative ? sum : -sum;
    }

    private static boolean allDigits(byte[] array, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(array[i])) {
                return false;
            }
        }
        return true;
    }

    /** Adds up below zero, where there is room for one number more. */
    private static boolean fits(byte[] array, int sign, int from, int to) {
        if (to - from < 19) {
            return true;
        }
        long sum = 0;
        for (int i = from; i < to; i++) {
            int digit = array[i] - '0';
            if (sum < (Long.MIN_VALUE + digit) / 10) {
                return false;
            }
            sum = sum * 10 - digit;
        }
        return from > sign || sum != Long.MIN_VALUE;
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Writes {@code value} in decimal and gives the index behind it; there must be room for 20 bytes. */
    public static int write(byte[] array, int at, long value) {
        if (value >= 0 && value < 10) {
            array[at] = (byte) ('0' + value);
            return at + 1;
        }
        // Counted down below zero, where there is room for one number more.
        long rest = value > 0 ? -value : value;
        int start = at;
        if (value < 0) {
            array[start++] = '-';
        }
        int end = start + width(rest);
        for (int i = end - 1; i >= start; i--) {
            array[i] = (byte) ('0' - rest % 10);
            rest /= 10;
        }
        return end;
    }

    /** How many characters {@link #write} takes for it. */
    static int length(long value) {
        if (value >= 0 && value < 100) {
            return value < 10 ? 1 : 2;
        }
        return value < 0 ? 1 + width(value) : width(-value);
    }

    private static int width(long negative) {
        int width = 1;
        for (long bound = -10; width < 19 && negative <= bound; bound *= 10) {
            width++;
        }
        return width;
    }
}
