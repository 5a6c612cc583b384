package io.vedette.engine.lua;

/** Questions any value answers. */
public final class Types {
    private Types() {}

    /** The type's name, as scripts know it. */
    public static String name(Object value) {
        return Semantics.typeName(value);
    }

    public static boolean truth(Object value) {
        return Semantics.truth(value);
    }

    public static boolean rawEqual(Object a, Object b) {
        return Semantics.rawEqual(a, b);
    }

    /** The value as tostring shows it where no metatable has a say. */
    public static LuaString text(Object value) {
        if (value instanceof LuaString string) {
            return string;
        }
        if (value instanceof Double number) {
            return Numerals.text(number);
        }
        if (value == Nil.NIL || value instanceof Boolean || value instanceof Userdata) {
            return LuaString.of(value.toString());
        }
        String address = Integer.toHexString(System.identityHashCode(value));
        return LuaString.of(
                Semantics.typeName(value) + ": 0x" + "0".repeat(Math.max(0, 12 - address.length())) + address);
    }
}
