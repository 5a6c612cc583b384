package io.vedette.resp.command;

import java.util.Arrays;

/**
 * Redis's patterns, byte by byte: {@code *} any bytes, {@code ?} one, {@code [a-z]} one of a class ({@code ^} first: one
 * that is not), {@code \} takes the next byte as it is. A class that is not closed ends with the pattern.
 *
 * <p>As in Redis, the empty text matches the empty pattern only, not {@code *}; bytes of a class's range are signed.
 *
 * <p>A star that fails tries again one byte further on, but only the last star ever does: what an earlier one could
 * still try, the later one has tried too. So the time is at most pattern times text, whatever was made up to stall it,
 * where the plain recursive way takes exponential time.
 */
public final class Glob {

    private final byte[] pattern;
    private final boolean ignoreCase;

    private Glob(byte[] pattern, boolean ignoreCase) {
        this.pattern = pattern;
        this.ignoreCase = ignoreCase;
    }

    public static Glob of(byte[] pattern) {
        return new Glob(pattern.clone(), false);
    }

    /** The letters A to Z count as a to z. */
    public static Glob ignoringCase(byte[] pattern) {
        return new Glob(pattern.clone(), true);
    }

    public boolean matches(byte[] text) {
        return matches(text, 0, text.length);
    }

    public boolean matches(byte[] text, int offset, int length) {
        if (length == 0) {
            return pattern.length == 0;
        }
        int end = offset + length;
        int at = offset;
        int p = 0;
        int afterStar = -1;
        int retryAt = 0;
        while (true) {
            if (p < pattern.length && pattern[p] == '*') {
                p = afterStars(p);
                if (p == pattern.length) {
                    return true;
                }
                afterStar = p;
                retryAt = at;
                continue;
            }
            if (p == pattern.length && at == end) {
                return true;
            }
            if (p < pattern.length && at < end && takes(p, text[at])) {
                p = next(p);
                at++;
                continue;
            }
            if (afterStar < 0 || retryAt >= end) {
                return false;
            }
            p = afterStar;
            retryAt++;
            at = retryAt;
        }
    }

    private int afterStars(int p) {
        int after = p;
        while (after < pattern.length && pattern[after] == '*') {
            after++;
        }
        return after;
    }

    /** Whether the element at {@code p}, which is no star, takes this byte. */
    private boolean takes(int p, byte b) {
        return switch (pattern[p]) {
            case '?' -> true;
            case '[' -> classTakes(p + 1, b);
            case '\\' -> same(pattern[escaped(p)], b);
            default -> same(pattern[p], b);
        };
    }

    /** Where the element behind the one at {@code p} begins. */
    private int next(int p) {
        return switch (pattern[p]) {
            case '[' -> endOfClass(p + 1);
            case '\\' -> escaped(p) + 1;
            default -> p + 1;
        };
    }

    /** A backslash at the very end is itself. */
    private int escaped(int p) {
        return p + 1 < pattern.length ? p + 1 : p;
    }

    private boolean classTakes(int from, byte b) {
        boolean not = from < pattern.length && pattern[from] == '^';
        boolean found = false;
        int p = not ? from + 1 : from;
        while (p < pattern.length && pattern[p] != ']') {
            if (pattern[p] == '\\' && p + 1 < pattern.length) {
                found |= same(pattern[p + 1], b);
            } else if (isRange(p)) {
                found |= between(pattern[p], pattern[p + 2], b);
            } else {
                found |= same(pattern[p], b);
            }
            p = nextInClass(p);
        }
        return found != not;
    }

    private int endOfClass(int from) {
        int p = from < pattern.length && pattern[from] == '^' ? from + 1 : from;
        while (p < pattern.length && pattern[p] != ']') {
            p = nextInClass(p);
        }
        return Math.min(p + 1, pattern.length);
    }

    private int nextInClass(int p) {
        if (pattern[p] == '\\' && p + 1 < pattern.length) {
            return p + 2;
        }
        return isRange(p) ? p + 3 : p + 1;
    }

    private boolean isRange(int p) {
        return p + 2 < pattern.length && pattern[p + 1] == '-';
    }

    private boolean between(byte a, byte b, byte tested) {
        int first = folded((byte) Math.min(a, b));
        int last = folded((byte) Math.max(a, b));
        int value = folded(tested);
        return first <= value && value <= last;
    }

    private boolean same(byte a, byte b) {
        return folded(a) == folded(b);
    }

    private int folded(byte b) {
        return ignoreCase && b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob that && ignoreCase == that.ignoreCase && Arrays.equals(pattern, that.pattern);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pattern);
    }
}
