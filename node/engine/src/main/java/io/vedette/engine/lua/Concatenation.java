package io.vedette.engine.lua;

import static io.vedette.engine.lua.Nil.NIL;

/** The operator {@code ..}, of as many values as stand in a row. */
final class Concatenation {
    private static final LuaString CONCAT = LuaString.of("__concat");

    private final Machine machine;
    private final Semantics semantics;

    Concatenation(Machine machine, Semantics semantics) {
        this.machine = machine;
        this.semantics = semantics;
    }

    /** Joins registers from right to left, as many at once as are texts. */
    Object join(Object[] registers, int first, int last) {
        Object right = registers[last];
        int at = last - 1;
        while (at >= first) {
            Object left = registers[at];
            if (!isText(left) || !isText(right)) {
                right = joined(left, right, at - first);
                at--;
                continue;
            }
            int from = at;
            while (from > first && isText(registers[from - 1])) {
                from--;
            }
            right = texts(registers, from, at, right);
            at = from - 1;
        }
        return right;
    }

    private LuaString texts(Object[] registers, int from, int to, Object last) {
        long length = text(last).length();
        LuaString[] parts = new LuaString[to - from + 2];
        for (int i = from; i <= to; i++) {
            parts[i - from] = text(registers[i]);
            length += parts[i - from].length();
        }
        parts[parts.length - 1] = text(last);
        if (length > Machine.LONGEST_STRING) {
            throw machine.runError("string length overflow");
        }
        machine.claim(Machine.VALUE_BYTES + length);
        byte[] whole = new byte[(int) length];
        int at = 0;
        for (LuaString part : parts) {
            System.arraycopy(part.bytes(), 0, whole, at, part.length());
            at += part.length();
        }
        return LuaString.of(whole);
    }

    private Object joined(Object left, Object right, int operand) {
        Object handler = semantics.metamethod(left, CONCAT);
        if (handler == NIL) {
            handler = semantics.metamethod(right, CONCAT);
        }
        if (handler != NIL) {
            return machine.metacall(handler, left, right);
        }
        boolean first = !isText(left);
        String names = machine.operandName(0);
        String[] all = names == null ? new String[0] : names.split("\n", -1);
        int culprit = first ? operand : operand + 1;
        String name = culprit < all.length && !all[culprit].isEmpty() ? all[culprit] : null;
        throw semantics.mistyped(first ? left : right, "concatenate", name);
    }

    private static boolean isText(Object value) {
        return value instanceof LuaString || value instanceof Double;
    }

    private static LuaString text(Object value) {
        return value instanceof LuaString string ? string : Numerals.text((Double) value);
    }
}
