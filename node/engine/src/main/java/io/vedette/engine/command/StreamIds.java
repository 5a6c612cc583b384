package io.vedette.engine.command;

import io.vedette.engine.stream.StreamId;
import io.vedette.resp.Digits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * IDs in arguments, read as C reads them: up to the first zero byte, and numbers by {@code strtoull} where they are none
 * by Redis's own rules, with blanks before them and signs.
 */
final class StreamIds {

    private static final int LONGEST = 127;
    private static final long TEN = 10;

    /** What an argument may leave open. */
    enum Form {
        /** An ID, or a time alone. */
        EXACT,
        /** Also a time with any number, as in {@code 5-*}. */
        ANY_NUMBER
    }

    /** @param numbered whether the number was given */
    record Parsed(StreamId id, boolean numbered) {}

    private StreamIds() {}

    /** An ID; a time alone has this number. */
    static StreamId exact(Call call, int i) {
        return parse(call.bytes(i), 0, Form.EXACT)
                .orElseThrow(StreamIds::invalid)
                .id();
    }

    static Optional<StreamId> exactIfOne(byte[] argument) {
        return parse(argument, 0, Form.EXACT).map(Parsed::id);
    }

    /** What XADD takes. */
    static Parsed forNew(Call call, int i) {
        return parse(call.bytes(i), 0, Form.ANY_NUMBER).orElseThrow(StreamIds::invalid);
    }

    /** Also the least and the greatest by their signs. */
    static StreamId orEdge(Call call, int i) {
        return orEdge(call.bytes(i), 0);
    }

    /** The least ID of an interval. */
    static StreamId least(Call call, int i) {
        byte[] argument = call.bytes(i);
        if (!isExcluded(argument)) {
            return orEdge(argument, 0);
        }
        StreamId id = excluded(argument, 0);
        if (id.equals(StreamId.MAX)) {
            throw new CommandError("ERR invalid start ID for the interval");
        }
        return id.next();
    }

    /** The greatest ID of an interval. */
    static StreamId greatest(Call call, int i) {
        byte[] argument = call.bytes(i);
        if (!isExcluded(argument)) {
            return orEdge(argument, -1);
        }
        StreamId id = excluded(argument, -1);
        if (id.isZero()) {
            throw new CommandError("ERR invalid end ID for the interval");
        }
        return id.previous();
    }

    private static boolean isExcluded(byte[] argument) {
        return argument.length > 1 && argument[0] == '(';
    }

    private static StreamId excluded(byte[] argument, long missing) {
        byte[] rest = Arrays.copyOfRange(argument, 1, argument.length);
        return parse(rest, missing, Form.EXACT).orElseThrow(StreamIds::invalid).id();
    }

    private static StreamId orEdge(byte[] argument, long missing) {
        String text = text(argument);
        if (text.equals("-")) {
            return StreamId.ZERO;
        }
        if (text.equals("+")) {
            return StreamId.MAX;
        }
        return parse(argument, missing, Form.EXACT)
                .orElseThrow(StreamIds::invalid)
                .id();
    }

    private static Optional<Parsed> parse(byte[] argument, long missing, Form form) {
        if (argument.length > LONGEST) {
            return Optional.empty();
        }
        String text = text(argument);
        int dash = text.indexOf('-');
        Optional<Long> ms = number(dash < 0 ? text : text.substring(0, dash));
        if (ms.isEmpty() || dash < 0) {
            return ms.map(time -> new Parsed(new StreamId(time, missing), true));
        }
        String number = text.substring(dash + 1);
        if (form == Form.ANY_NUMBER && number.equals("*")) {
            return Optional.of(new Parsed(new StreamId(ms.get(), 0), false));
        }
        return number(number).map(seq -> new Parsed(new StreamId(ms.get(), seq), true));
    }

    private static String text(byte[] argument) {
        String text = new String(argument, StandardCharsets.ISO_8859_1);
        int nul = text.indexOf('\0');
        return nul < 0 ? text : text.substring(0, nul);
    }

    private static Optional<Long> number(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (Digits.isLong(bytes, 0, bytes.length)) {
            long value = Digits.longOf(bytes, 0, bytes.length);
            return value < 0 ? Optional.empty() : Optional.of(value);
        }
        int at = 0;
        while (at < text.length() && (text.charAt(at) == ' ' || (text.charAt(at) >= '\t' && text.charAt(at) <= '\r'))) {
            at++;
        }
        boolean signed = at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
        boolean negative = signed && text.charAt(at) == '-';
        return unsigned(text, signed ? at + 1 : at).map(value -> negative ? -value : value);
    }

    private static Optional<Long> unsigned(String text, int from) {
        if (from == text.length()) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            boolean fits = Long.compareUnsigned(value, Long.divideUnsigned(-1 - digit, TEN)) <= 0;
            if (digit < 0 || digit > 9 || !fits) {
                return Optional.empty();
            }
            value = value * TEN + digit;
        }
        return Optional.of(value);
    }

    static CommandError invalid() {
        return new CommandError("ERR Invalid stream ID specified as stream command argument");
    }
}
