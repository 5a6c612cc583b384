package io.vedette.resp.config;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes: {@code 1k} is 1000, {@code 1kb} is 1024, and so on for m and g, in any case. Where a percentage is
 * allowed too it is held as a negative number, as Redis does.
 */
public final class MemorySize extends SingleWord<Long> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,19})([a-z]*)");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})%");
    private static final int WHOLE = 100;
    private static final Map<String, Long> UNITS = Map.of(
            "", 1L,
            "b", 1L,
            "k", 1000L,
            "kb", 1L << 10,
            "m", 1_000_000L,
            "mb", 1L << 20,
            "g", 1_000_000_000L,
            "gb", 1L << 30);

    private final long min;
    private final long max;
    private final boolean percentAllowed;

    private MemorySize(long min, long max, boolean percentAllowed) {
        this.min = min;
        this.max = max;
        this.percentAllowed = percentAllowed;
    }

    public static MemorySize any() {
        return new MemorySize(0, Long.MAX_VALUE, false);
    }

    public static MemorySize between(long min, long max) {
        return new MemorySize(min, max, false);
    }

    public static MemorySize orPercentage() {
        return new MemorySize(0, Long.MAX_VALUE, true);
    }

    /** Whether this word is such a number. */
    public boolean accepts(String word) {
        return parse(word).fold(bytes -> true, complaint -> false);
    }

    @Override
    Parsed<Long> parse(String word) {
        Matcher percent = PERCENT.matcher(word);
        if (percentAllowed && percent.matches()) {
            long share = Long.parseLong(percent.group(1));
            return share <= WHOLE
                    ? Parsed.value(-share)
                    : Parsed.refused("percentage argument must be less or equal to " + WHOLE);
        }
        Matcher form = FORM.matcher(word.toLowerCase(Locale.ROOT));
        if (!form.matches() || !UNITS.containsKey(form.group(2))) {
            return malformed();
        }
        try {
            return bounded(Math.multiplyExact(Long.parseLong(form.group(1)), UNITS.getOrDefault(form.group(2), 1L)));
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            return malformed();
        }
    }

    private Parsed<Long> bounded(long bytes) {
        return bytes >= min && bytes <= max
                ? Parsed.value(bytes)
                : Parsed.refused("argument must be between " + min + " and " + max + " inclusive");
    }

    private Parsed<Long> malformed() {
        return Parsed.refused(
                percentAllowed ? "argument must be a memory or percent value" : "argument must be a memory value");
    }

    @Override
    public String show(Long value) {
        return value < 0 ? -value + "%" : Long.toString(value);
    }

    @Override
    public String expected() {
        return percentAllowed ? "bytes such as 100mb, or a percentage such as 5%" : "bytes such as 1024, 64kb or 2gb";
    }
}
