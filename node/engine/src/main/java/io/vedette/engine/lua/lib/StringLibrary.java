package io.vedette.engine.lua.lib;

import static io.vedette.engine.lua.Nil.NIL;
import static io.vedette.engine.lua.lib.Library.one;

import io.vedette.engine.lua.Arguments;
import io.vedette.engine.lua.BadArgument;
import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.Machine;
import io.vedette.engine.lua.Native;

/** The table {@code string}. */
final class StringLibrary {
    private static final int STACK = 8000;
    private static final int TO_LOWER = 'a' - 'A';

    private StringLibrary() {}

    static LuaTable open() {
        Native gmatch = new Native("gmatch", StringLibrary::gmatch);
        return new Library()
                .function("byte", StringLibrary::bytes)
                .function("char", StringLibrary::chars)
                .function("dump", args -> {
                    args.function(0);
                    throw args.machine().error("unable to dump given function");
                })
                .function("find", args -> search(args, true))
                .function("format", StringFormat::format)
                .value("gfind", gmatch)
                .value("gmatch", gmatch)
                .function("gsub", Substitution::gsub)
                .function("len", args -> one((double) args.string(0).length()))
                .function("lower", args -> one(shifted(args.string(0), 'A', TO_LOWER)))
                .function("match", args -> search(args, false))
                .function("rep", StringLibrary::rep)
                .function("reverse", StringLibrary::reverse)
                .function("sub", StringLibrary::sub)
                .function("upper", args -> one(shifted(args.string(0), 'a', -TO_LOWER)))
                .table();
    }

    /** A position as scripts give it: from the end if it is negative. */
    private static long position(long given, int length) {
        return Math.max(0, given < 0 ? given + length + 1 : given);
    }

    private static Object[] sub(Arguments args) {
        LuaString text = args.string(0);
        long from = Math.max(1, position(args.integer(1), text.length()));
        long to = Math.min(text.length(), position(args.integer(2, -1), text.length()));
        return one(from > to ? LuaString.EMPTY : text.slice((int) from - 1, (int) to));
    }

    private static Object[] bytes(Arguments args) {
        LuaString text = args.string(0);
        long first = position(args.integer(1, 1), text.length());
        long last = Math.min(text.length(), position(args.integer(2, first), text.length()));
        first = Math.max(1, first);
        if (first > last) {
            return Library.NOTHING;
        }
        if (last - first + 1 > STACK - args.count()) {
            throw args.machine().error("string slice too long");
        }
        Object[] codes = new Object[(int) (last - first + 1)];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (double) text.at((int) first - 1 + i);
        }
        return codes;
    }

    private static Object[] chars(Arguments args) {
        byte[] text = new byte[args.count()];
        for (int i = 0; i < text.length; i++) {
            long code = (int) args.integer(i);
            if (code < 0 || code > 255) {
                throw new BadArgument(i + 1, "invalid value");
            }
            text[i] = (byte) code;
        }
        return one(LuaString.of(text));
    }

    private static Object[] rep(Arguments args) {
        LuaString text = args.string(0);
        long times = Math.max(0, (int) args.integer(1));
        if (times * text.length() > Machine.LONGEST_STRING) {
            throw Machine.outOfMemory();
        }
        args.machine().claim(times * text.length());
        byte[] whole = new byte[(int) times * text.length()];
        for (int i = 0; i < times && text.length() > 0; i++) {
            System.arraycopy(text.bytes(), 0, whole, i * text.length(), text.length());
        }
        return one(LuaString.of(whole));
    }

    private static Object[] reverse(Arguments args) {
        LuaString text = args.string(0);
        byte[] reversed = new byte[text.length()];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = (byte) text.at(reversed.length - 1 - i);
        }
        return one(LuaString.of(reversed));
    }

    private static LuaString shifted(LuaString text, char first, int by) {
        byte[] bytes = text.bytes().clone();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= first && bytes[i] < first + 26) {
                bytes[i] = (byte) (bytes[i] + by);
            }
        }
        return LuaString.of(bytes);
    }

    private static Object[] search(Arguments args, boolean find) {
        LuaString text = args.string(0);
        LuaString pattern = args.string(1);
        int from = (int) Math.min(text.length(), Math.max(0, position(args.integer(2, 1), text.length()) - 1));
        if (find && (args.truth(3) || !Matcher.isPattern(pattern))) {
            int at = indexOf(text, pattern, from);
            return at < 0 ? one(NIL) : new Object[] {at + 1.0, (double) (at + pattern.length())};
        }
        Matcher matcher = new Matcher(args.machine(), text, pattern);
        boolean anchored = pattern.length() > 0 && pattern.at(0) == '^';
        for (int at = from; at <= text.length(); at++) {
            int end = matcher.match(at, anchored ? 1 : 0);
            if (end >= 0) {
                return find
                        ? matcher.captures(new Object[] {at + 1.0, (double) end})
                        : matcher.capturesOrWhole(at, end);
            }
            if (anchored) {
                break;
            }
        }
        return one(NIL);
    }

    private static int indexOf(LuaString text, LuaString part, int from) {
        byte[] in = text.bytes();
        byte[] what = part.bytes();
        for (int at = from; at + what.length <= in.length; at++) {
            int i = 0;
            while (i < what.length && in[at + i] == what[i]) {
                i++;
            }
            if (i == what.length) {
                return at;
            }
        }
        return -1;
    }

    private static Object[] gmatch(Arguments args) {
        LuaString text = args.string(0);
        LuaString pattern = args.string(1);
        int[] next = {0};
        return one(new Native("gmatch", step -> {
            Matcher matcher = new Matcher(step.machine(), text, pattern);
            for (int at = next[0]; at <= text.length(); at++) {
                int end = matcher.match(at, 0);
                if (end >= 0) {
                    next[0] = end == at ? end + 1 : end;
                    return matcher.capturesOrWhole(at, end);
                }
            }
            next[0] = text.length() + 1;
            return one(NIL);
        }));
    }
}
