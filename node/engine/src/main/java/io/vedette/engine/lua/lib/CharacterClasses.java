package io.vedette.engine.lua.lib;

import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.Machine;

/** The classes of characters in a pattern: one character, {@code .}, {@code %a}, {@code [^%s-]}. */
final class CharacterClasses {
    private final Machine machine;
    private final LuaString pattern;

    CharacterClasses(Machine machine, LuaString pattern) {
        this.machine = machine;
        this.pattern = pattern;
    }

    /** Whether the class that stands there, up to its end, holds this character. */
    boolean holds(int c, int p, int end) {
        int first = pattern.at(p);
        return switch (first) {
            case '.' -> true;
            case '%' -> inClass(c, pattern.at(p + 1));
            case '[' -> inSet(c, p, end - 1);
            default -> first == c;
        };
    }

    /** Where the class of characters ends that begins here. */
    int end(int from) {
        int p = from;
        int c = pattern.at(p++);
        if (c == '%') {
            if (p >= pattern.length()) {
                throw machine.error("malformed pattern (ends with '%')");
            }
            return p + 1;
        }
        if (c == '[') {
            if (pattern.atOrNul(p) == '^') {
                p++;
            }
            do {
                if (p >= pattern.length()) {
                    throw machine.error("malformed pattern (missing ']')");
                }
                if (pattern.at(p++) == '%' && p < pattern.length()) {
                    p++;
                }
            } while (pattern.atOrNul(p) != ']');
            return p + 1;
        }
        return p;
    }

    boolean inSet(int c, int open, int close) {
        int p = open + 1;
        boolean found = true;
        if (pattern.at(p) == '^') {
            found = false;
            p++;
        }
        for (; p < close; p++) {
            if (pattern.at(p) == '%') {
                p++;
                if (inClass(c, pattern.at(p))) {
                    return found;
                }
            } else if (pattern.atOrNul(p + 1) == '-' && p + 2 < close) {
                if (pattern.at(p) <= c && c <= pattern.at(p + 2)) {
                    return found;
                }
                p += 2;
            } else if (pattern.at(p) == c) {
                return found;
            }
        }
        return !found;
    }

    private static boolean inClass(int c, int letter) {
        boolean lower = letter >= 'a' && letter <= 'z';
        boolean in;
        switch (lower ? letter : letter + 32) {
            case 'a' -> in = letter(c);
            case 'c' -> in = c < 32 || c == 127;
            case 'd' -> in = digit(c);
            case 'l' -> in = c >= 'a' && c <= 'z';
            case 'p' -> in = c > 32 && c < 127 && !letter(c) && !digit(c);
            case 's' -> in = c == ' ' || (c >= 9 && c <= 13);
            case 'u' -> in = c >= 'A' && c <= 'Z';
            case 'w' -> in = letter(c) || digit(c);
            case 'x' -> in = digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            case 'z' -> in = c == 0;
            default -> {
                return letter == c;
            }
        }
        return letter >= 'A' && letter <= 'z' && lower == in;
    }

    private static boolean letter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }
}
