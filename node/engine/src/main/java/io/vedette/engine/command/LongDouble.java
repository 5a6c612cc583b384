package io.vedette.engine.command;

import io.vedette.engine.value.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A number with the 64 bits of precision of an x86 {@code long double}, in which Redis adds for INCRBYFLOAT and
 * HINCRBYFLOAT, and the text {@code %.17Lf} makes of it. With doubles the last digits would differ.
 */
final class LongDouble {

    static final LongDouble ZERO = new LongDouble(BigDecimal.ZERO);

    private static final int PRECISION = 64;
    /** A text this long has room for the largest number with all its digits. */
    private static final int LONGEST = 5 * 1024 - 1;

    private static final int DECIMALS = 17;

    /** No long double is as great as this. */
    private static final BigDecimal LIMIT = new BigDecimal(BigInteger.ONE.shiftLeft(16384));

    /** Below this even the smallest long double is nothing. */
    private static final BigDecimal TINY = BigDecimal.ONE.scaleByPowerOfTen(-4950);

    private static final int LARGEST_EXPONENT = 4932;

    private static final LongDouble INFINITE = new LongDouble(BigDecimal.ONE, true);
    private static final LongDouble MINUS_INFINITE = new LongDouble(BigDecimal.ONE.negate(), true);

    private final BigDecimal exact;
    private final boolean infinite;

    private LongDouble(BigDecimal exact) {
        this(exact, false);
    }

    private LongDouble(BigDecimal exact, boolean infinite) {
        this.exact = exact;
        this.infinite = infinite;
    }

    /** The number in this text, if there is one and it is within range. */
    static Optional<LongDouble> parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int sign = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        String unsigned = text.substring(sign);
        if (unsigned.equalsIgnoreCase("inf") || unsigned.equalsIgnoreCase("infinity")) {
            return Optional.of(text.charAt(0) == '-' ? MINUS_INFINITE : INFINITE);
        }
        if (Numbers.isHex(unsigned)) {
            double value = Numbers.hex(unsigned);
            return Double.isNaN(value)
                    ? Optional.empty()
                    : of(new BigDecimal(sign == 1 && text.charAt(0) == '-' ? -value : value));
        }
        if (bytes.length == 0 || bytes.length > LONGEST || !Numbers.isDecimal(unsigned)) {
            return Optional.empty();
        }
        if (exponentOf(text) > 2 * LARGEST_EXPONENT) {
            return Optional.empty();
        }
        return of(new BigDecimal(text)).filter(found -> found.exact.signum() != 0 || isZero(text));
    }

    boolean isInfinite() {
        return infinite;
    }

    boolean isNegative() {
        return exact.signum() < 0;
    }

    /** The number, if it is not infinite. */
    BigDecimal exact() {
        return exact;
    }

    /** The text of the sum of two numbers. */
    static byte[] sum(LongDouble one, LongDouble other) {
        Optional<LongDouble> sum = one.infinite || other.infinite ? Optional.empty() : of(one.exact.add(other.exact));
        return Text.of(sum.orElseThrow(() -> new CommandError("ERR increment would produce NaN or Infinity"))
                .text());
    }

    /** At most 17 digits behind the point, none of them a zero at the end. */
    String text() {
        BigDecimal shown = exact.setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }

    private static Optional<LongDouble> of(BigDecimal value) {
        if (value.signum() == 0 || value.abs().compareTo(TINY) < 0) {
            return Optional.of(ZERO);
        }
        BigDecimal rounded = rounded(value);
        return rounded.abs().compareTo(LIMIT) >= 0 ? Optional.empty() : Optional.of(new LongDouble(rounded));
    }

    /** To 64 binary digits, half to even. */
    private static BigDecimal rounded(BigDecimal value) {
        BigInteger numerator = value.unscaledValue();
        BigInteger denominator = BigInteger.ONE;
        if (value.scale() > 0) {
            denominator = BigInteger.TEN.pow(value.scale());
        } else {
            numerator = numerator.multiply(BigInteger.TEN.pow(-value.scale()));
        }
        int shift = PRECISION + 1 - (numerator.abs().bitLength() - denominator.bitLength());
        BigInteger scaled = shift >= 0 ? numerator.shiftLeft(shift) : numerator;
        BigInteger divisor = shift >= 0 ? denominator : denominator.shiftLeft(-shift);
        BigDecimal quotient = new BigDecimal(scaled).divide(new BigDecimal(divisor), 0, RoundingMode.DOWN);
        boolean rest = scaled.mod(divisor).signum() != 0;
        return scaled(halfEven(quotient.toBigInteger(), rest), shift);
    }

    /** Drops all bits below the 64 highest. */
    private static BigInteger halfEven(BigInteger value, boolean rest) {
        BigInteger size = value.abs();
        int surplus = Math.max(0, size.bitLength() - PRECISION);
        BigInteger kept = size.shiftRight(surplus);
        boolean half = surplus > 0 && size.testBit(surplus - 1);
        boolean more = rest || (surplus > 1 && size.getLowestSetBit() < surplus - 1);
        if (half && (more || kept.testBit(0))) {
            kept = kept.add(BigInteger.ONE);
        }
        BigInteger whole = kept.shiftLeft(surplus);
        return value.signum() < 0 ? whole.negate() : whole;
    }

    private static BigDecimal scaled(BigInteger value, int shift) {
        return shift >= 0
                ? new BigDecimal(value).divide(new BigDecimal(BigInteger.ONE.shiftLeft(shift)))
                : new BigDecimal(value.shiftLeft(-shift));
    }

    private static boolean isZero(String text) {
        return new BigDecimal(text).signum() == 0;
    }

    /** The exponent as written, so that a short text cannot ask for a number of a million digits. */
    private static long exponentOf(String text) {
        int at = text.toLowerCase(Locale.ROOT).indexOf('e');
        if (at < 0) {
            return 0;
        }
        String exponent = text.substring(at + 1);
        return exponent.length() > 6 ? Long.MAX_VALUE : Math.abs(Long.parseLong(exponent.replace("+", "")));
    }
}
