package io.vedette.resp.config;

import java.util.Locale;

/** A glob as CONFIG GET takes it, over names of parameters, ignoring case: {@code * ? [a-z] [^a-z] \x}. */
public final class NamePattern {
    private final String pattern;

    private NamePattern(String pattern) {
        this.pattern = pattern;
    }

    public static NamePattern of(String pattern) {
        return new NamePattern(pattern.toLowerCase(Locale.ROOT));
    }

    /**
     * Goes through name and pattern once and comes back only to the last star: no pattern makes it slow.
     */
    public boolean matches(String given) {
        String name = given.toLowerCase(Locale.ROOT);
        int p = 0;
        int n = 0;
        int starAt = -1;
        int starName = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                starAt = p++;
                starName = n;
            } else if (p < pattern.length() && one(p, name.charAt(n))) {
                p = after(p);
                n++;
            } else if (starAt >= 0) {
                p = starAt + 1;
                n = ++starName;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Whether the element of the pattern at {@code p} takes this character. */
    private boolean one(int p, char c) {
        return switch (pattern.charAt(p)) {
            case '?' -> true;
            case '[' -> inClass(p, c);
            case '\\' -> pattern.charAt(Math.min(p + 1, pattern.length() - 1)) == c;
            default -> pattern.charAt(p) == c;
        };
    }

    private int after(int p) {
        return switch (pattern.charAt(p)) {
            case '[' -> Math.min(classEnd(p) + 1, pattern.length());
            case '\\' -> Math.min(p + 2, pattern.length());
            default -> p + 1;
        };
    }

    /** Where the bracket closes; a class that is never closed reaches to the end. */
    private int classEnd(int open) {
        int close = pattern.indexOf(']', open + 1);
        return close < 0 ? pattern.length() : close;
    }

    private boolean inClass(int open, char c) {
        int end = classEnd(open);
        int i = open + 1;
        boolean negated = i < end && pattern.charAt(i) == '^';
        if (negated) {
            i++;
        }
        boolean found = false;
        while (i < end) {
            boolean range = i + 2 < end && pattern.charAt(i + 1) == '-';
            found |= range ? c >= pattern.charAt(i) && c <= pattern.charAt(i + 2) : c == pattern.charAt(i);
            i += range ? 3 : 1;
        }
        return found != negated;
    }
}
