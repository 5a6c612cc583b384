package io.vedette.engine.script.data;

import static io.vedette.engine.lua.lib.Library.one;

import io.vedette.engine.lua.Arguments;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.lib.Library;
import java.util.Locale;
import java.util.function.IntBinaryOperator;

/** The table {@code bit}: numbers as 32 bits. */
public final class BitLibrary {
    /** Added to a number it leaves its lowest 32 bits, rounded, in the lowest of the double. */
    private static final double SHIFT = 6755399441055744.0;

    private static final int MOST_DIGITS = 8;

    private BitLibrary() {}

    public static LuaTable open() {
        return new Library()
                .function("tobit", args -> result(bits(args, 0)))
                .function("bnot", args -> result(~bits(args, 0)))
                .function("bswap", args -> result(Integer.reverseBytes(bits(args, 0))))
                .function("band", args -> all(args, (a, b) -> a & b))
                .function("bor", args -> all(args, (a, b) -> a | b))
                .function("bxor", args -> all(args, (a, b) -> a ^ b))
                .function("lshift", args -> shift(args, (a, n) -> a << n))
                .function("rshift", args -> shift(args, (a, n) -> a >>> n))
                .function("arshift", args -> shift(args, (a, n) -> a >> n))
                .function("rol", args -> shift(args, Integer::rotateLeft))
                .function("ror", args -> shift(args, Integer::rotateRight))
                .function("tohex", BitLibrary::tohex)
                .table();
    }

    private static int bits(Arguments args, int i) {
        return (int) Double.doubleToRawLongBits(args.number(i) + SHIFT);
    }

    private static Object[] result(int bits) {
        return one((double) bits);
    }

    private static Object[] all(Arguments args, IntBinaryOperator operator) {
        int bits = bits(args, 0);
        for (int i = 1; i < args.count(); i++) {
            bits = operator.applyAsInt(bits, bits(args, i));
        }
        return result(bits);
    }

    private static Object[] shift(Arguments args, IntBinaryOperator operator) {
        int bits = bits(args, 0);
        return result(operator.applyAsInt(bits, bits(args, 1) & 31));
    }

    private static Object[] tohex(Arguments args) {
        int bits = bits(args, 0);
        int digits = args.isNil(1) ? MOST_DIGITS : bits(args, 1);
        int count = Math.min(MOST_DIGITS, Math.abs(digits));
        String hex = String.format(Locale.ROOT, "%08x", bits);
        String shown = hex.substring(MOST_DIGITS - Math.max(0, count));
        return one(digits < 0 ? shown.toUpperCase(Locale.ROOT) : shown);
    }
}
