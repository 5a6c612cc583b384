package io.vedette.resp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The replies that are one line: a type byte and a text. Null where the text is none of that type. */
final class LineValue {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");

    private LineValue() {}

    static @Nullable Reply of(byte type, byte[] array, int from, int length) {
        return switch (type) {
            case '+' -> new Reply.Status(new String(array, from, length, UTF_8));
            case '-' -> new Reply.ErrorReply(new String(array, from, length, UTF_8));
            case ':' -> integer(array, from, length);
            case ',' -> dbl(new String(array, from, length, ISO_8859_1));
            case '(' -> bigNumber(new String(array, from, length, ISO_8859_1));
            case '#' -> bool(array, from, length);
            case '_' -> length == 0 ? Reply.Nil.NIL : null;
            default -> null;
        };
    }

    private static @Nullable Reply integer(byte[] array, int from, int length) {
        int plus = length > 1 && array[from] == '+' && array[from + 1] != '-' ? 1 : 0;
        return Digits.isLong(array, from + plus, length - plus)
                ? new Reply.Int(Digits.longOf(array, from + plus, length - plus))
                : null;
    }

    private static @Nullable Reply dbl(String text) {
        return switch (text) {
            case "inf", "+inf" -> new Reply.Dbl(Double.POSITIVE_INFINITY);
            case "-inf" -> new Reply.Dbl(Double.NEGATIVE_INFINITY);
            case "nan", "-nan" -> new Reply.Dbl(Double.NaN);
            default -> DECIMAL.matcher(text).matches() ? new Reply.Dbl(Double.parseDouble(text)) : null;
        };
    }

    private static @Nullable Reply bigNumber(String text) {
        return WHOLE.matcher(text).matches() ? new Reply.BigNumber(new BigInteger(text)) : null;
    }

    private static @Nullable Reply bool(byte[] array, int from, int length) {
        if (length != 1 || (array[from] != 't' && array[from] != 'f')) {
            return null;
        }
        return new Reply.Bool(array[from] == 't');
    }
}
