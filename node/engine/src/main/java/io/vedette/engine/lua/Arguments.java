package io.vedette.engine.lua;

import static io.vedette.engine.lua.Nil.NIL;

/** What a library function was given; positions count from 0, messages from 1 as Lua's do. */
public final class Arguments {
    private final Machine machine;
    private final Object[] values;

    Arguments(Machine machine, Object[] values) {
        this.machine = machine;
        this.values = values;
    }

    public Machine machine() {
        return machine;
    }

    public int count() {
        return values.length;
    }

    /** All of them; only to be read. */
    public Object[] all() {
        return values;
    }

    public boolean has(int i) {
        return i < values.length;
    }

    public boolean isNil(int i) {
        return i >= values.length || values[i] == NIL;
    }

    public Object get(int i) {
        return i < values.length ? values[i] : NIL;
    }

    /** Any value, which must have been given. */
    public Object any(int i) {
        if (i >= values.length) {
            throw new BadArgument(i + 1, "value expected");
        }
        return values[i];
    }

    public LuaString string(int i) {
        Object value = get(i);
        if (value instanceof LuaString string) {
            return string;
        }
        if (value instanceof Double number) {
            return Numerals.text(number);
        }
        throw mistyped(i, "string");
    }

    public LuaString string(int i, LuaString otherwise) {
        return isNil(i) ? otherwise : string(i);
    }

    public double number(int i) {
        Object value = get(i);
        if (value instanceof Double number) {
            return number;
        }
        if (value instanceof LuaString string) {
            Double parsed = Numerals.number(string);
            if (parsed != null) {
                return parsed;
            }
        }
        throw mistyped(i, "number");
    }

    public double number(int i, double otherwise) {
        return isNil(i) ? otherwise : number(i);
    }

    /** A number as C turns it into an integer. */
    public long integer(int i) {
        return Numerals.integer(number(i));
    }

    public long integer(int i, long otherwise) {
        return isNil(i) ? otherwise : integer(i);
    }

    public LuaTable table(int i) {
        if (get(i) instanceof LuaTable table) {
            return table;
        }
        throw mistyped(i, "table");
    }

    public LuaFunction function(int i) {
        if (get(i) instanceof LuaFunction function) {
            return function;
        }
        throw mistyped(i, "function");
    }

    public boolean truth(int i) {
        return Semantics.truth(get(i));
    }

    public BadArgument mistyped(int i, String expected) {
        return new BadArgument(
                i + 1, expected + " expected, got " + (has(i) ? Semantics.typeName(values[i]) : "no value"));
    }
}
