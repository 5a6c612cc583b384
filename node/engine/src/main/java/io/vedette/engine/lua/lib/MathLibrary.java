package io.vedette.engine.lua.lib;

import static io.vedette.engine.lua.lib.Library.one;

import io.vedette.engine.lua.Arguments;
import io.vedette.engine.lua.LuaTable;
import java.util.function.DoubleUnaryOperator;

/** The table {@code math}, but for chance. */
final class MathLibrary {
    private MathLibrary() {}

    static LuaTable open() {
        Library math = new Library();
        unary(math, "abs", Math::abs);
        unary(math, "acos", Math::acos);
        unary(math, "asin", Math::asin);
        unary(math, "atan", Math::atan);
        unary(math, "ceil", Math::ceil);
        unary(math, "cos", Math::cos);
        unary(math, "cosh", Math::cosh);
        unary(math, "deg", x -> x / (Math.PI / 180.0));
        unary(math, "exp", Math::exp);
        unary(math, "floor", Math::floor);
        unary(math, "log", Math::log);
        unary(math, "log10", Math::log10);
        unary(math, "rad", x -> x * (Math.PI / 180.0));
        unary(math, "sin", Math::sin);
        unary(math, "sinh", Math::sinh);
        unary(math, "sqrt", Math::sqrt);
        unary(math, "tan", Math::tan);
        unary(math, "tanh", Math::tanh);
        return math.value("huge", Double.POSITIVE_INFINITY)
                .value("pi", Math.PI)
                .function("atan2", args -> one(Math.atan2(args.number(0), args.number(1))))
                .function("fmod", args -> one(args.number(0) % args.number(1)))
                .function("mod", args -> one(args.number(0) % args.number(1)))
                .function("pow", args -> one(Math.pow(args.number(0), args.number(1))))
                .function("ldexp", MathLibrary::ldexp)
                .function("frexp", MathLibrary::frexp)
                .function("modf", MathLibrary::modf)
                .function("max", args -> extreme(args, 1))
                .function("min", args -> extreme(args, -1))
                .table();
    }

    private static void unary(Library math, String name, DoubleUnaryOperator operator) {
        math.function(name, args -> one(operator.applyAsDouble(args.number(0))));
    }

    private static Object[] extreme(Arguments args, int sign) {
        double found = args.number(0);
        for (int i = 1; i < args.count(); i++) {
            double next = args.number(i);
            if (sign * next > sign * found) {
                found = next;
            }
        }
        return one(found);
    }

    private static Object[] ldexp(Arguments args) {
        long exponent = Math.max(-5000, Math.min(5000, (int) args.integer(1)));
        double value = args.number(0);
        // In steps, since the power alone may be out of range where the result is not.
        while (exponent != 0 && value != 0 && !Double.isInfinite(value)) {
            int step = (int) Math.max(-1000, Math.min(1000, exponent));
            value = Math.scalb(value, step);
            exponent -= step;
        }
        return one(value);
    }

    private static Object[] frexp(Arguments args) {
        double value = args.number(0);
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return new Object[] {value, 0.0};
        }
        int exponent = Math.max(Double.MIN_EXPONENT, Math.getExponent(value)) + 1;
        double mantissa = Math.scalb(value, -exponent);
        while (Math.abs(mantissa) < 0.5) {
            mantissa *= 2;
            exponent--;
        }
        return new Object[] {mantissa, (double) exponent};
    }

    private static Object[] modf(Arguments args) {
        double value = args.number(0);
        double whole = value < 0 ? Math.ceil(value) : Math.floor(value);
        double fraction = Double.isInfinite(value) ? Math.copySign(0.0, value) : Math.copySign(value - whole, value);
        return new Object[] {whole, fraction};
    }
}
