package io.vedette.engine.command;

import io.vedette.resp.command.Glob;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cursor and options of the SCAN family. */
final class ScanOptions {

    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final long USUAL_COUNT = 10;

    private final long cursor;
    private long count = USUAL_COUNT;
    private Optional<Glob> pattern = Optional.empty();
    private @Nullable String type;

    private ScanOptions(long cursor) {
        this.cursor = cursor;
    }

    static long cursor(Call call, int i) {
        String text = new String(call.bytes(i), StandardCharsets.ISO_8859_1);
        int nul = text.indexOf('\0');
        text = nul < 0 ? text : text.substring(0, nul);
        if (text.isEmpty()) {
            return 0;
        }
        String digits = text.charAt(0) == '-' || text.charAt(0) == '+' ? text.substring(1) : text;
        boolean number = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || new BigInteger(digits).compareTo(MOST) > 0) {
            throw new CommandError("ERR invalid cursor");
        }
        long value = new BigInteger(digits).longValue();
        return text.charAt(0) == '-' ? -value : value;
    }

    /** A pattern; none for the one that everything matches, also the empty key. */
    static Optional<Glob> pattern(Call call, int i) {
        return call.is(i, "*") ? Optional.empty() : Optional.of(Glob.of(call.bytes(i)));
    }

    /** Options from argument {@code first} on. */
    static ScanOptions parse(Call call, long cursor, int first, boolean types) {
        ScanOptions options = new ScanOptions(cursor);
        for (int i = first; i < call.argc(); i += 2) {
            if (i + 1 >= call.argc() || !options.take(call, i, types)) {
                throw CommandError.syntax();
            }
        }
        return options;
    }

    long cursor() {
        return cursor;
    }

    /** How many elements to return at least, if there are so many. */
    long count() {
        return count;
    }

    boolean wants(byte[] name) {
        return pattern.isEmpty() || pattern.orElseThrow().matches(name);
    }

    boolean wantsType(String word) {
        return type == null || type.equalsIgnoreCase(word);
    }

    private boolean take(Call call, int i, boolean types) {
        if (call.is(i, "count")) {
            count = call.integer(i + 1);
            return count >= 1;
        }
        if (call.is(i, "match")) {
            pattern = pattern(call, i + 1);
            return true;
        }
        if (types && call.is(i, "type")) {
            type = call.request().text(i + 1);
            return true;
        }
        return false;
    }
}
