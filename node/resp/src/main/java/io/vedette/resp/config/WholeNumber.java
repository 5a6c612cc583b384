package io.vedette.resp.config;

import java.util.regex.Pattern;

/** A whole number within bounds, in decimal, or in octal where permissions are meant. */
public final class WholeNumber extends SingleWord<Long> {
    private static final Pattern LEADING_ZERO = Pattern.compile("-?0\\d+");

    private final long min;
    private final long max;
    private final int radix;

    private WholeNumber(long min, long max, int radix) {
        this.min = min;
        this.max = max;
        this.radix = radix;
    }

    public static WholeNumber between(long min, long max) {
        return new WholeNumber(min, max, 10);
    }

    public static WholeNumber port() {
        return between(0, 65535);
    }

    /** File permissions. */
    public static WholeNumber octal() {
        return new WholeNumber(0, 0777, 8);
    }

    @Override
    Parsed<Long> parse(String word) {
        // Redis knows neither a plus sign nor leading zeros in decimal numbers.
        if (word.startsWith("+") || (radix == 10 && LEADING_ZERO.matcher(word).matches())) {
            return malformed();
        }
        try {
            return bounded(Long.parseLong(word, radix));
        } catch (NumberFormatException notNumber) {
            return malformed();
        }
    }

    private Parsed<Long> malformed() {
        return Parsed.refused(
                radix == 8
                        ? "argument couldn't be parsed as an octal number"
                        : "argument couldn't be parsed into an integer");
    }

    private Parsed<Long> bounded(long number) {
        return number >= min && number <= max
                ? Parsed.value(number)
                : Parsed.refused("argument must be between " + show(min) + " and " + show(max) + " inclusive");
    }

    @Override
    public String show(Long value) {
        return Long.toString(value, radix);
    }

    @Override
    public String expected() {
        if (max == Long.MAX_VALUE || max == Integer.MAX_VALUE) {
            return min == Long.MIN_VALUE || min == Integer.MIN_VALUE ? "a whole number" : "a number of at least " + min;
        }
        return (radix == 8 ? "an octal number from " : "a number from ") + show(min) + " to " + show(max);
    }
}
