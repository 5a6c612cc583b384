package io.vedette.engine.lua.lib;

import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.Numerals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Flags, width and precision of one item of a format, as printf understands them. */
record NumberFormat(String flags, int width, int precision) {
    static final int NONE = -1;

    private boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    LuaString padded(LuaString text) {
        int missing = width - text.length();
        if (missing <= 0) {
            return text;
        }
        byte[] wide = new byte[width];
        java.util.Arrays.fill(wide, (byte) ' ');
        System.arraycopy(text.bytes(), 0, wide, has('-') ? 0 : missing, text.length());
        return LuaString.of(wide);
    }

    LuaString signed(long value) {
        String digits = value < 0 ? Long.toString(value).substring(1) : Long.toString(value);
        return whole(sign(value < 0), value == 0 && precision == 0 ? "" : digits);
    }

    LuaString unsigned(long value, int radix, boolean upper) {
        String digits = Long.toUnsignedString(value, radix);
        if (value == 0 && precision == 0) {
            digits = "";
        }
        String prefix = "";
        if (has('#') && radix == 16 && value != 0) {
            prefix = "0x";
        } else if (has('#') && radix == 8 && !digits.startsWith("0")) {
            digits = "0" + digits;
        }
        LuaString text = whole(prefix, digits);
        return upper ? LuaString.of(text.latin().toUpperCase(Locale.ROOT)) : text;
    }

    private LuaString whole(String prefix, String digits) {
        String enough = "0".repeat(Math.max(0, precision - digits.length())) + digits;
        boolean zeros = has('0') && !has('-') && precision == NONE;
        return filled(prefix, enough, zeros);
    }

    private LuaString filled(String prefix, String digits, boolean zeros) {
        int missing = width - prefix.length() - digits.length();
        return zeros && missing > 0
                ? LuaString.of(prefix + "0".repeat(missing) + digits)
                : padded(LuaString.of(prefix + digits));
    }

    private String sign(boolean negative) {
        if (negative) {
            return "-";
        }
        return has('+') ? "+" : has(' ') ? " " : "";
    }

    LuaString real(double value, char conversion) {
        String text;
        boolean finite = !Double.isNaN(value) && !Double.isInfinite(value);
        boolean negative;
        if (finite) {
            negative = value < 0 || (value == 0 && 1 / value < 0);
            text = magnitude(Math.abs(value), Character.toLowerCase(conversion));
        } else {
            String plain = Numerals.general(value, 6);
            negative = plain.startsWith("-");
            text = negative ? plain.substring(1) : plain;
        }
        if (Character.isUpperCase(conversion)) {
            text = text.toUpperCase(Locale.ROOT);
        }
        return filled(sign(negative), text, has('0') && !has('-') && finite);
    }

    private String magnitude(double value, char conversion) {
        int places = precision == NONE ? 6 : precision;
        String text = switch (conversion) {
            case 'f' ->
                new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
            case 'e' -> scientific(value, places);
            default -> has('#') ? padGeneral(value, places) : Numerals.general(value, places);
        };
        return has('#') && places == 0 && conversion == 'f' ? text + "." : text;
    }

    private static String scientific(double value, int places) {
        if (value == 0) {
            return "0" + (places > 0 ? "." + "0".repeat(places) : "") + "e+00";
        }
        BigDecimal rounded = new BigDecimal(value).round(new java.math.MathContext(places + 1, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        String mantissa = rounded.movePointLeft(exponent)
                .setScale(places, RoundingMode.UNNECESSARY)
                .toPlainString();
        return mantissa + Numerals.power(exponent);
    }

    /** With #, zeros at the end are kept. */
    private static String padGeneral(double value, int places) {
        String text = Numerals.general(value, places);
        int mark = text.indexOf('e');
        String mantissa = mark < 0 ? text : text.substring(0, mark);
        String rest = mark < 0 ? "" : text.substring(mark);
        int digits = mantissa.replace(".", "").replaceFirst("^0+(?=.)", "").length();
        String point = mantissa.indexOf('.') < 0 ? "." : "";
        return mantissa + point + "0".repeat(Math.max(0, places - digits)) + rest;
    }
}
