package io.vedette.engine.lua.lib;

import io.vedette.engine.lua.LuaError;
import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.Machine;

/** Matches a pattern of Lua at one place of a text after the other. */
final class Matcher {
    private static final int MOST_CAPTURES = 32;
    private static final int POSITION = -2;
    private static final int OPEN = -1;
    private static final int NO = -1;

    private final Machine machine;
    private final LuaString text;
    private final LuaString pattern;
    private final CharacterClasses classes;
    private final int[] starts = new int[MOST_CAPTURES];
    private final int[] lengths = new int[MOST_CAPTURES];
    private int level;

    Matcher(Machine machine, LuaString text, LuaString pattern) {
        this.machine = machine;
        this.text = text;
        this.pattern = pattern;
        this.classes = new CharacterClasses(machine, pattern);
    }

    /** Whether anything in it has a meaning of its own; as in C, what follows a NUL is not looked at. */
    static boolean isPattern(LuaString pattern) {
        for (int i = 0; i < pattern.length() && pattern.at(i) != 0; i++) {
            if ("^$*+?.([%-".indexOf(pattern.at(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Where the match ends that begins here, with the pattern from there on; -1 if there is none. */
    int match(int at, int from) {
        level = 0;
        return matches(at, from);
    }

    private int matches(int start, int from) {
        int s = start;
        int p = from;
        while (p < pattern.length()) {
            int c = pattern.at(p);
            if (c == '(') {
                return pattern.atOrNul(p + 1) == ')' ? openCapture(s, p + 2, POSITION) : openCapture(s, p + 1, OPEN);
            } else if (c == ')') {
                return closeCapture(s, p + 1);
            } else if (c == '$' && p + 1 == pattern.length()) {
                return s == text.length() ? s : NO;
            } else if (c == '%' && pattern.atOrNul(p + 1) == 'b') {
                s = balanced(s, p + 2);
                p += 4;
            } else if (c == '%' && pattern.atOrNul(p + 1) == 'f') {
                p += 2;
                if (pattern.atOrNul(p) != '[') {
                    throw error("missing '[' after '%f' in pattern");
                }
                int end = classes.end(p);
                int before = s == 0 ? 0 : text.at(s - 1);
                int here = text.atOrNul(s);
                if (classes.inSet(before, p, end - 1) || !classes.inSet(here, p, end - 1)) {
                    return NO;
                }
                p = end;
            } else if (c == '%' && pattern.atOrNul(p + 1) >= '0' && pattern.atOrNul(p + 1) <= '9') {
                s = repeated(s, pattern.atOrNul(p + 1));
                p += 2;
            } else {
                int end = classes.end(p);
                int suffix = pattern.atOrNul(end);
                if (suffix == '?') {
                    if (single(s, p, end)) {
                        int result = matches(s + 1, end + 1);
                        if (result != NO) {
                            return result;
                        }
                    }
                    p = end + 1;
                } else if (suffix == '*') {
                    return most(s, p, end, 0);
                } else if (suffix == '+') {
                    return single(s, p, end) ? most(s, p, end, 1) : NO;
                } else if (suffix == '-') {
                    return least(s, p, end);
                } else {
                    if (!single(s, p, end)) {
                        return NO;
                    }
                    s++;
                    p = end;
                }
            }
            if (s == NO) {
                return NO;
            }
        }
        return s;
    }

    private int most(int s, int p, int end, int atLeast) {
        int count = 0;
        while (single(s + count, p, end)) {
            count++;
        }
        for (; count >= atLeast; count--) {
            int result = matches(s + count, end + 1);
            if (result != NO) {
                return result;
            }
        }
        return NO;
    }

    private int least(int from, int p, int end) {
        int s = from;
        while (true) {
            int result = matches(s, end + 1);
            if (result != NO) {
                return result;
            }
            if (!single(s, p, end)) {
                return NO;
            }
            s++;
        }
    }

    private int openCapture(int s, int p, int kind) {
        if (level >= MOST_CAPTURES) {
            throw error("too many captures");
        }
        starts[level] = s;
        lengths[level] = kind;
        level++;
        int result = matches(s, p);
        if (result == NO) {
            level--;
        }
        return result;
    }

    private int closeCapture(int s, int p) {
        int capture = -1;
        for (int i = level - 1; i >= 0 && capture < 0; i--) {
            capture = lengths[i] == OPEN ? i : -1;
        }
        if (capture < 0) {
            throw error("invalid pattern capture");
        }
        lengths[capture] = s - starts[capture];
        int result = matches(s, p);
        if (result == NO) {
            lengths[capture] = OPEN;
        }
        return result;
    }

    private int balanced(int s, int p) {
        if (p + 1 >= pattern.length()) {
            throw error("unbalanced pattern");
        }
        if (s >= text.length() || text.at(s) != pattern.at(p)) {
            return NO;
        }
        int depth = 1;
        for (int i = s + 1; i < text.length(); i++) {
            int c = text.at(i);
            if (c == pattern.at(p + 1)) {
                depth--;
                if (depth == 0) {
                    return i + 1;
                }
            } else if (c == pattern.at(p)) {
                depth++;
            }
        }
        return NO;
    }

    private int repeated(int s, int digit) {
        int capture = digit - '1';
        if (capture < 0 || capture >= level || lengths[capture] == OPEN) {
            throw error("invalid capture index");
        }
        int length = lengths[capture];
        if (length < 0 || text.length() - s < length) {
            return NO;
        }
        for (int i = 0; i < length; i++) {
            if (text.at(starts[capture] + i) != text.at(s + i)) {
                return NO;
            }
        }
        return s + length;
    }

    /** Whether there is a character here and the class of the pattern holds it. */
    private boolean single(int s, int p, int end) {
        return s < text.length() && classes.holds(text.at(s), p, end);
    }

    /** What was captured, after these. */
    Object[] captures(Object[] before) {
        Object[] all = new Object[before.length + level];
        System.arraycopy(before, 0, all, 0, before.length);
        for (int i = 0; i < level; i++) {
            all[before.length + i] = capture(i);
        }
        return all;
    }

    /** What was captured, or the whole match where nothing is. */
    Object[] capturesOrWhole(int from, int to) {
        return level == 0 ? new Object[] {text.slice(from, to)} : captures(new Object[0]);
    }

    /** A capture, counted from 0; the first one is the whole match where nothing is captured. */
    Object capture(int i, int from, int to) {
        if (i < level) {
            return capture(i);
        }
        if (i != 0) {
            throw error("invalid capture index");
        }
        return text.slice(from, to);
    }

    private Object capture(int i) {
        if (lengths[i] == OPEN) {
            throw error("unfinished capture");
        }
        return lengths[i] == POSITION
                ? (Object) (double) (starts[i] + 1)
                : text.slice(starts[i], starts[i] + lengths[i]);
    }

    private LuaError error(String message) {
        return machine.error(message);
    }
}
