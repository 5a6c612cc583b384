package io.vedette.engine.lua;

import static io.vedette.engine.lua.Nil.NIL;

import org.jspecify.annotations.Nullable;

/** What operators mean for values of any type, metatables included. */
final class Semantics {
    /** So many tables may stand behind one another in {@code __index}. */
    private static final int MOST_DETOURS = 100;

    private static final LuaString INDEX = LuaString.of("__index");
    private static final LuaString NEW_INDEX = LuaString.of("__newindex");
    private static final LuaString EQ = LuaString.of("__eq");
    private static final LuaString LT = LuaString.of("__lt");
    private static final LuaString LE = LuaString.of("__le");
    private static final LuaString LEN = LuaString.of("__len");
    private static final LuaString UNM = LuaString.of("__unm");
    static final LuaString CALL = LuaString.of("__call");
    private static final LuaString[] ARITHMETIC = {
        LuaString.of("__add"), LuaString.of("__sub"), LuaString.of("__mul"),
        LuaString.of("__div"), LuaString.of("__mod"), LuaString.of("__pow")
    };

    private final Machine machine;
    private @Nullable LuaTable strings;

    Semantics(Machine machine) {
        this.machine = machine;
    }

    static boolean truth(Object value) {
        return value != NIL && !Boolean.FALSE.equals(value);
    }

    static String typeName(Object value) {
        if (value == NIL) {
            return "nil";
        } else if (value instanceof Double) {
            return "number";
        } else if (value instanceof LuaString) {
            return "string";
        } else if (value instanceof Boolean) {
            return "boolean";
        } else if (value instanceof LuaTable) {
            return "table";
        } else if (value instanceof Coroutine) {
            return "thread";
        }
        return value instanceof LuaFunction ? "function" : "userdata";
    }

    void strings(LuaTable metatable) {
        strings = metatable;
    }

    @Nullable
    LuaTable metatable(Object value) {
        if (value instanceof LuaTable table) {
            return table.metatable();
        }
        if (value instanceof Userdata userdata) {
            return userdata.metatable();
        }
        return value instanceof LuaString ? strings : null;
    }

    Object metamethod(Object value, LuaString event) {
        LuaTable metatable = metatable(value);
        return metatable == null ? NIL : metatable.get(event);
    }

    Object index(Object from, Object key, int operand) {
        Object at = from;
        for (int i = 0; i < MOST_DETOURS; i++) {
            Object handler;
            if (at instanceof LuaTable table) {
                Object value = table.get(key);
                LuaTable metatable = table.metatable();
                if (value != NIL || metatable == null) {
                    return value;
                }
                handler = metatable.get(INDEX);
                if (handler == NIL) {
                    return NIL;
                }
            } else {
                handler = metamethod(at, INDEX);
                if (handler == NIL) {
                    throw mistyped(at, "index", i == 0 ? machine.operandName(operand) : null);
                }
            }
            if (handler instanceof LuaFunction) {
                return machine.metacall(handler, at, key);
            }
            at = handler;
        }
        throw machine.runError("loop in gettable");
    }

    void setIndex(Object into, Object key, Object value, int operand) {
        Object at = into;
        for (int i = 0; i < MOST_DETOURS; i++) {
            Object handler;
            if (at instanceof LuaTable table) {
                LuaTable metatable = table.metatable();
                handler = metatable == null || table.get(key) != NIL ? NIL : metatable.get(NEW_INDEX);
                if (handler == NIL) {
                    store(table, key, value);
                    return;
                }
            } else {
                handler = metamethod(at, NEW_INDEX);
                if (handler == NIL) {
                    throw mistyped(at, "index", i == 0 ? machine.operandName(operand) : null);
                }
            }
            if (handler instanceof LuaFunction) {
                machine.metacall(handler, at, key, value);
                return;
            }
            at = handler;
        }
        throw machine.runError("loop in settable");
    }

    /** Sets without asking the metatable. */
    void store(LuaTable table, Object key, Object value) {
        if (table.isReadOnly()) {
            throw machine.runError("Attempt to modify a readonly table");
        }
        if (key == NIL) {
            throw machine.runError("table index is nil");
        }
        if (key instanceof Double number && number.isNaN()) {
            throw machine.runError("table index is NaN");
        }
        table.set(key, value);
    }

    Object arithmetic(int op, Object left, Object right) {
        Double a = Numerals.number(left);
        Double b = Numerals.number(right);
        if (a != null && b != null) {
            return compute(op, a, b);
        }
        LuaString event = ARITHMETIC[op - Op.ADD];
        Object handler = metamethod(left, event);
        if (handler == NIL) {
            handler = metamethod(right, event);
        }
        if (handler != NIL) {
            return machine.metacall(handler, left, right);
        }
        boolean first = a == null;
        throw mistyped(first ? left : right, "perform arithmetic on", machine.operandName(first ? 0 : 1));
    }

    static double compute(int op, double a, double b) {
        return switch (op) {
            case Op.ADD -> a + b;
            case Op.SUB -> a - b;
            case Op.MUL -> a * b;
            case Op.DIV -> a / b;
            case Op.MOD -> a - Math.floor(a / b) * b;
            case Op.POW -> Math.pow(a, b);
            default -> throw new IllegalArgumentException("no arithmetic: " + op);
        };
    }

    Object negate(Object value) {
        Double number = Numerals.number(value);
        if (number != null) {
            return -number;
        }
        Object handler = metamethod(value, UNM);
        if (handler == NIL) {
            throw mistyped(value, "perform arithmetic on", machine.operandName(0));
        }
        return machine.metacall(handler, value, value);
    }

    Object length(Object value) {
        if (value instanceof LuaTable table) {
            return (double) table.length();
        }
        if (value instanceof LuaString string) {
            return (double) string.length();
        }
        Object handler = metamethod(value, LEN);
        if (handler == NIL) {
            throw mistyped(value, "get length of", machine.operandName(0));
        }
        return machine.metacall(handler, value, value);
    }

    static boolean rawEqual(Object a, Object b) {
        if (a instanceof Double x) {
            return b instanceof Double y && x.doubleValue() == y.doubleValue();
        }
        return a.equals(b);
    }

    boolean equal(Object a, Object b) {
        if (rawEqual(a, b)) {
            return true;
        }
        if (!(a instanceof LuaTable && b instanceof LuaTable)) {
            return false;
        }
        Object handler = metamethod(a, EQ);
        return handler != NIL && rawEqual(handler, metamethod(b, EQ)) && truth(machine.metacall(handler, a, b));
    }

    boolean less(Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x < y;
        }
        if (a instanceof LuaString x && b instanceof LuaString y) {
            return x.compareTo(y) < 0;
        }
        Boolean ordered = ordered(LT, a, b);
        if (ordered == null) {
            throw incomparable(a, b);
        }
        return ordered;
    }

    boolean lessOrEqual(Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x <= y;
        }
        if (a instanceof LuaString x && b instanceof LuaString y) {
            return x.compareTo(y) <= 0;
        }
        Boolean ordered = ordered(LE, a, b);
        if (ordered != null) {
            return ordered;
        }
        Boolean reverse = ordered(LT, b, a);
        if (reverse == null) {
            throw incomparable(a, b);
        }
        return !reverse;
    }

    private @Nullable Boolean ordered(LuaString event, Object a, Object b) {
        Object handler = metamethod(a, event);
        boolean applies = typeName(a).equals(typeName(b)) && handler != NIL && rawEqual(handler, metamethod(b, event));
        return applies ? truth(machine.metacall(handler, a, b)) : null;
    }

    private LuaError incomparable(Object a, Object b) {
        String one = typeName(a);
        String other = typeName(b);
        return machine.runError(
                one.equals(other)
                        ? "attempt to compare two " + one + " values"
                        : "attempt to compare " + one + " with " + other);
    }

    LuaError mistyped(Object value, String action, @Nullable String name) {
        String what = name == null ? "a " : name + " (a ";
        return machine.runError(
                "attempt to " + action + " " + what + typeName(value) + " value" + (name == null ? "" : ")"));
    }
}
