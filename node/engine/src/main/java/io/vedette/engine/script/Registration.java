package io.vedette.engine.script;

import static io.vedette.engine.lua.Nil.NIL;

import io.vedette.engine.lua.Arguments;
import io.vedette.engine.lua.LuaError;
import io.vedette.engine.lua.LuaFunction;
import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.Types;
import io.vedette.engine.lua.lib.Library;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** redis.register_function in both its forms, for the library that is being loaded. */
final class Registration {
    private static final String SELF = "redis.register_function";

    private final FunctionLibrary library;
    private @Nullable String name;
    private @Nullable LuaFunction body;
    private @Nullable String description;
    private Set<ScriptFlag> flags = EnumSet.noneOf(ScriptFlag.class);

    Registration(FunctionLibrary library) {
        this.library = library;
    }

    Object[] register(Arguments args) {
        name = null;
        body = null;
        description = null;
        flags = EnumSet.noneOf(ScriptFlag.class);
        if (args.count() == 1) {
            named(args.get(0));
        } else if (args.count() == 2) {
            if (!isText(args.get(0))) {
                throw error("first argument to " + SELF + " must be a string");
            }
            if (!(args.get(1) instanceof LuaFunction function)) {
                throw error("second argument to " + SELF + " must be a function");
            }
            name = args.string(0).toString();
            body = function;
        } else {
            throw error("wrong number of arguments to " + SELF);
        }
        keep();
        return Library.NOTHING;
    }

    private void keep() {
        String called = name;
        LuaFunction function = body;
        if (called == null) {
            throw error(SELF + " must get a function name argument");
        }
        if (function == null) {
            throw error(SELF + " must get a callback argument");
        }
        if (!FunctionLibrary.isName(called)) {
            throw error(FunctionLibrary.badName());
        }
        if (!library.add(new FunctionLibrary.Function(called, function, flags, Optional.ofNullable(description)))) {
            throw error("Function already exists in the library");
        }
    }

    private void named(Object argument) {
        if (!(argument instanceof LuaTable table)) {
            throw error("calling " + SELF
                    + " with a single argument is only applicable to Lua table (representing named arguments).");
        }
        for (Object[] pair = table.after(NIL); pair != null; pair = table.after(pair[0])) {
            if (!isText(pair[0])) {
                throw error("named argument key given to " + SELF + " is not a string");
            }
            named(Types.text(pair[0]).toString(), pair[1]);
        }
    }

    private void named(String key, Object value) {
        switch (key) {
            case "function_name" -> name = text(key, value);
            case "description" -> description = text(key, value);
            case "callback" -> {
                if (!(value instanceof LuaFunction function)) {
                    throw error("callback argument given to " + SELF + " must be a function");
                }
                body = function;
            }
            case "flags" -> flags(value);
            default -> throw error("unknown argument given to " + SELF);
        }
    }

    private static String text(String key, Object value) {
        if (!isText(value)) {
            throw error(key + " argument given to " + SELF + " must be a string");
        }
        return Types.text(value).toString();
    }

    /** A number will do for a string. */
    private static boolean isText(Object value) {
        return value instanceof LuaString || value instanceof Double;
    }

    private void flags(Object value) {
        if (!(value instanceof LuaTable list)) {
            throw error("flags argument to " + SELF + " must be a table representing function flags");
        }
        for (int i = 1; list.get(i) != NIL; i++) {
            flags.add(ScriptFlag.of(list.get(i).toString()).orElseThrow(() -> error("unknown flag given")));
        }
    }

    private static LuaError error(String message) {
        return new LuaError(Errors.table(message));
    }
}
