package io.vedette.engine.lua;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Numbers from text and back, as the C library that Lua is built on does it. */
public final class Numerals {
    private static final double TWO_TO_63 = 0x1p63;

    /** Below it a whole number has at most 14 digits, all of which are written. */
    private static final double PLAIN = 1e14;

    private Numerals() {}

    /** How a number is written: {@code %.14g}. */
    public static LuaString text(double value) {
        if (value == Math.rint(value) && Math.abs(value) < PLAIN && (value != 0 || 1 / value > 0)) {
            return LuaString.of(Long.toString((long) value).getBytes(StandardCharsets.US_ASCII));
        }
        return LuaString.of(general(value, 14));
    }

    /** {@code %.<precision>g}. */
    public static String general(double value, int precision) {
        if (Double.isNaN(value)) {
            // 0/0 has its sign set on the machines Redis mostly runs on; Java keeps what the processor gave.
            return Double.doubleToRawLongBits(value) < 0 ? "-nan" : "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        String sign = value < 0 || (value == 0 && 1 / value < 0) ? "-" : "";
        if (value == 0) {
            return sign + "0";
        }
        int digits = Math.max(1, precision);
        BigDecimal rounded = new BigDecimal(Math.abs(value)).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent >= digits) {
            String mantissa = strip(rounded.movePointLeft(exponent).toPlainString());
            return sign + mantissa + power(exponent);
        }
        return sign + strip(rounded.toPlainString());
    }

    /** The exponent as C writes it, with its letter, its sign and at least two digits. */
    public static String power(int exponent) {
        String digits = Integer.toString(Math.abs(exponent));
        return "e" + (exponent < 0 ? "-" : "+") + (digits.length() < 2 ? "0" : "") + digits;
    }

    private static String strip(String plain) {
        if (plain.indexOf('.') < 0) {
            return plain;
        }
        int end = plain.length();
        while (plain.charAt(end - 1) == '0') {
            end--;
        }
        return plain.substring(0, plain.charAt(end - 1) == '.' ? end - 1 : end);
    }

    /** As C casts a double to 64 bits on the usual machines: what does not fit becomes the least number. */
    public static long integer(double value) {
        return value >= -TWO_TO_63 && value < TWO_TO_63 ? (long) value : Long.MIN_VALUE;
    }

    /** The number a text stands for, or null. */
    public static @Nullable Double number(LuaString string) {
        String text = string.latin();
        int nul = text.indexOf(0);
        return new NumberText(nul < 0 ? text : text.substring(0, nul)).value();
    }

    /** The same for a number or a text. */
    public static @Nullable Double number(Object value) {
        if (value instanceof Double number) {
            return number;
        }
        return value instanceof LuaString string ? number(string) : null;
    }
}
