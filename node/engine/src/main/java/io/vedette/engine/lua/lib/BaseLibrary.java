package io.vedette.engine.lua.lib;

import static io.vedette.engine.lua.Nil.NIL;
import static io.vedette.engine.lua.lib.Library.NOTHING;
import static io.vedette.engine.lua.lib.Library.one;

import io.vedette.engine.lua.Arguments;
import io.vedette.engine.lua.BadArgument;
import io.vedette.engine.lua.LuaError;
import io.vedette.engine.lua.LuaFunction;
import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.Machine;
import io.vedette.engine.lua.Native;
import io.vedette.engine.lua.Numerals;
import io.vedette.engine.lua.Types;
import io.vedette.engine.lua.Userdata;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The functions that stand among the globals themselves. */
final class BaseLibrary {
    /** So many values fit on Lua's stack. */
    private static final int STACK = 8000;

    private static final LuaString TO_STRING = LuaString.of("__tostring");
    private static final LuaString PROTECTED = LuaString.of("__metatable");

    private BaseLibrary() {}

    static void open(LuaTable globals) {
        Native next = new Native("next", BaseLibrary::next);
        Native ipairsStep = new Native("ipairs", BaseLibrary::ipairsStep);
        new Library(globals)
                .value("_G", globals)
                .value("_VERSION", LuaString.of("Lua 5.1"))
                .value("next", next)
                .function("assert", BaseLibrary::asserted)
                .function("error", BaseLibrary::error)
                .function("getmetatable", BaseLibrary::getmetatable)
                .function("setmetatable", BaseLibrary::setmetatable)
                .function("ipairs", args -> new Object[] {ipairsStep, args.table(0), 0.0})
                .function("pairs", args -> new Object[] {next, args.table(0), NIL})
                .function("rawequal", args -> one(Types.rawEqual(args.any(0), args.any(1))))
                .function("rawget", BaseLibrary::rawget)
                .function("rawset", BaseLibrary::rawset)
                .function("select", BaseLibrary::select)
                .function("tonumber", BaseLibrary::tonumber)
                .function("tostring", args -> one(text(args.machine(), args.any(0))))
                .function("type", args -> one(Types.name(args.any(0))))
                .function("unpack", BaseLibrary::unpack)
                .function("collectgarbage", BaseLibrary::collectgarbage)
                .function("gcinfo", args -> new Object[] {0.0, 0.0})
                .function("getfenv", args -> one(environment(args, globals)))
                .function("setfenv", BaseLibrary::setfenv)
                .function("newproxy", BaseLibrary::newproxy);
    }

    private static Object[] asserted(Arguments args) {
        if (args.any(0) == NIL || Boolean.FALSE.equals(args.get(0))) {
            throw args.machine()
                    .error(args.string(1, LuaString.of("assertion failed!")).latin());
        }
        return args.all();
    }

    private static Object[] error(Arguments args) {
        Object value = args.get(0);
        long level = args.integer(1, 1);
        if (level > 0 && (value instanceof LuaString || value instanceof Double)) {
            String text = Types.text(value).latin();
            value = Library.latin(args.machine().where((int) Math.min(level, Integer.MAX_VALUE)) + text);
        }
        throw new LuaError(value);
    }

    private static Object[] getmetatable(Arguments args) {
        LuaTable metatable = args.machine().metatable(args.any(0));
        if (metatable == null) {
            return one(NIL);
        }
        Object shown = metatable.get(PROTECTED);
        return one(shown == NIL ? metatable : shown);
    }

    private static Object[] setmetatable(Arguments args) {
        LuaTable table = args.table(0);
        Object metatable = args.get(1);
        if (!(args.has(1) && (metatable == NIL || metatable instanceof LuaTable))) {
            throw new BadArgument(2, "nil or table expected");
        }
        LuaTable old = table.metatable();
        if (old != null && old.get(PROTECTED) != NIL) {
            throw args.machine().error("cannot change a protected metatable");
        }
        if (table.isReadOnly()) {
            throw new LuaError("Attempt to modify a readonly table");
        }
        table.metatable(metatable instanceof LuaTable given ? given : null);
        return one(table);
    }

    private static Object[] next(Arguments args) {
        LuaTable table = args.table(0);
        Object[] found = table.after(args.get(1));
        return found == null ? one(NIL) : found;
    }

    private static Object[] ipairsStep(Arguments args) {
        LuaTable table = args.table(0);
        int index = (int) args.integer(1) + 1;
        Object value = table.get(index);
        return value == NIL ? one(NIL) : new Object[] {(double) index, value};
    }

    private static Object[] rawget(Arguments args) {
        return one(args.table(0).get(args.any(1)));
    }

    private static Object[] rawset(Arguments args) {
        LuaTable table = args.table(0);
        args.machine().store(table, args.any(1), args.any(2));
        return one(table);
    }

    private static Object[] select(Arguments args) {
        int count = args.count() - 1;
        if (args.get(0) instanceof LuaString text && text.latin().startsWith("#")) {
            return one((double) count);
        }
        long from = args.integer(0);
        if (from < 0) {
            from = count + 1 + from;
        } else if (from > count) {
            from = count + 1L;
        }
        if (from < 1) {
            throw new BadArgument(1, "index out of range");
        }
        Object[] rest = new Object[count + 1 - (int) from];
        System.arraycopy(args.all(), (int) from, rest, 0, rest.length);
        return rest;
    }

    private static Object[] tonumber(Arguments args) {
        long base = args.integer(1, 10);
        if (base == 10) {
            Double number = Numerals.number(args.any(0));
            return one(number == null ? NIL : number);
        }
        String text = args.string(0).latin();
        if (base < 2 || base > 36) {
            throw new BadArgument(2, "base out of range");
        }
        Double number = unsigned(text, (int) base);
        return one(number == null ? NIL : number);
    }

    /** As strtoul reads it: a sign, a prefix for 16, and no more than fits into 64 bits. */
    private static @Nullable Double unsigned(String text, int base) {
        String digits = text.strip().toLowerCase(Locale.ROOT);
        boolean negative = digits.startsWith("-");
        if (negative || digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        if (base == 16 && digits.startsWith("0x")) {
            digits = digits.substring(2);
        }
        if (digits.isEmpty() || digits.chars().anyMatch(c -> c > 127 || Character.digit(c, base) < 0)) {
            return null;
        }
        BigInteger value = new BigInteger(digits, base);
        BigInteger most = BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);
        if (value.compareTo(most) > 0) {
            return most.doubleValue();
        }
        return negative && value.signum() > 0
                ? most.subtract(value).add(BigInteger.ONE).doubleValue()
                : value.doubleValue();
    }

    /** What tostring says of a value. */
    private static Object text(Machine machine, Object value) {
        LuaTable metatable = machine.metatable(value);
        if (metatable != null) {
            Object handler = metatable.get(TO_STRING);
            if (handler != NIL) {
                Object[] results = machine.call(handler, value);
                return results.length == 0 ? NIL : results[0];
            }
        }
        return Types.text(value);
    }

    private static Object[] unpack(Arguments args) {
        LuaTable table = args.table(0);
        long from = (int) args.integer(1, 1);
        long to = (int) args.integer(2, table.length());
        if (from > to) {
            return NOTHING;
        }
        if (to - from + 1 > STACK - args.count()) {
            throw args.machine().error("too many results to unpack");
        }
        Object[] values = new Object[(int) (to - from + 1)];
        for (int i = 0; i < values.length; i++) {
            values[i] = table.get((int) (from + i));
        }
        return values;
    }

    private static Object[] collectgarbage(Arguments args) {
        String option = args.string(0, LuaString.of("collect")).latin();
        return switch (option) {
            case "collect", "stop", "restart", "count", "setpause", "setstepmul" -> one(0.0);
            case "step" -> one(true);
            default -> throw new BadArgument(1, "invalid option '" + option + "'");
        };
    }

    /** The function an argument stands for: itself, or the one that many levels up. */
    private static @Nullable LuaFunction function(Arguments args, boolean optional) {
        if (args.get(0) instanceof LuaFunction function) {
            return function;
        }
        long level = optional ? args.integer(0, 1) : args.integer(0);
        if (level < 0) {
            throw new BadArgument(1, "level must be non-negative");
        }
        int up = (int) Math.min(level, Integer.MAX_VALUE);
        if (!args.machine().hasLevel(up)) {
            throw new BadArgument(1, "invalid level");
        }
        return args.machine().function(up);
    }

    private static LuaTable environment(Arguments args, LuaTable globals) {
        LuaFunction function = function(args, true);
        return function == null || function instanceof Native ? globals : function.environment();
    }

    private static Object[] setfenv(Arguments args) {
        LuaTable environment = args.table(1);
        LuaFunction function = function(args, false);
        if (function == null || function instanceof Native) {
            throw args.machine().error("'setfenv' cannot change environment of given object");
        }
        function.environment(environment);
        return one(function);
    }

    private static Object[] newproxy(Arguments args) {
        LuaTable metatable = Boolean.TRUE.equals(args.get(0)) ? new LuaTable() : null;
        if (args.get(0) instanceof Userdata other) {
            metatable = args.machine().metatable(other);
        } else if (!args.isNil(0) && !(args.get(0) instanceof Boolean)) {
            throw new BadArgument(1, "boolean or proxy expected");
        }
        return one(new Userdata("userdata: 0x1", metatable));
    }
}
