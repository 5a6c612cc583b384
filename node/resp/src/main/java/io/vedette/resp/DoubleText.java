package io.vedette.resp;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A double as C's {@code printf("%.17g")} prints it, which is how Redis puts doubles on the wire: 17 significant digits
 * of the exact binary value, rounded half to even, trailing zeros dropped, an exponent where it is below -4 or above
 * 16. Java's own shortest form is a different text for most values.
 */
public final class DoubleText {

    private static final int DIGITS = 17;
    private static final MathContext ROUNDED = new MathContext(DIGITS, RoundingMode.HALF_EVEN);

    /** Whole numbers up to here are exact in a double and have at most 17 digits. */
    private static final double EXACT_WHOLE = 1L << 53;

    private DoubleText() {}

    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        if (value == Math.rint(value) && Math.abs(value) <= EXACT_WHOLE) {
            return Long.toString((long) value);
        }
        return general(value);
    }

    private static String general(double value) {
        BigDecimal rounded = new BigDecimal(value).round(ROUNDED).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent < -4 || exponent >= DIGITS ? scientific(rounded, exponent) : rounded.toPlainString();
    }

    private static String scientific(BigDecimal rounded, int exponent) {
        String digits = rounded.unscaledValue().abs().toString();
        StringBuilder text = new StringBuilder(24);
        text.append(rounded.signum() < 0 ? "-" : "").append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        text.append('e').append(exponent < 0 ? '-' : '+');
        int size = Math.abs(exponent);
        return text.append(size < 10 ? "0" : "").append(size).toString();
    }
}
