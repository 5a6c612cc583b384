package io.vedette.engine.command;

import io.vedette.engine.stream.StreamId;
import io.vedette.engine.stream.StreamValue;
import io.vedette.engine.stream.Trim;
import io.vedette.engine.value.Text;
import org.jspecify.annotations.Nullable;

/**
 * MAXLEN, MINID and LIMIT, as XADD and XTRIM take them.
 *
 * <p>How much goes with {@code ~} depends on how entries lie in blocks, so replicas are told what came of it, exactly:
 * the length or the first ID that was left, with {@code =}.
 */
final class StreamTrimming {

    private static final int BLOCKS = 100;
    private static final long USUAL_LIMIT = 10_000;
    private static final long MOST = 1_000_000;
    private static final byte[] EXACTLY = Text.of("=");

    private Trim.@Nullable Bound bound;
    private boolean approximate;
    private long limit;
    private boolean limited;

    /** The argument that holds the bound. */
    private int at;

    /** Reads an option; how many arguments it takes, 0 if it is none of these. */
    int option(Call call, int i) {
        boolean more = i + 1 < call.argc();
        if (more && call.is(i, "maxlen")) {
            return bound(call, i, true);
        }
        if (more && call.is(i, "minid")) {
            return bound(call, i, false);
        }
        if (more && call.is(i, "limit")) {
            limit = call.integer(i + 1);
            if (limit < 0) {
                throw new CommandError("ERR The LIMIT argument must be >= 0.");
            }
            limited = true;
            return 2;
        }
        return 0;
    }

    private int bound(Call call, int i, boolean length) {
        if (bound != null) {
            throw new CommandError("ERR syntax error, MAXLEN and MINID options at the same time are not compatible");
        }
        boolean operator = i + 2 < call.argc() && (call.is(i + 1, "~") || call.is(i + 1, "="));
        approximate = operator && call.is(i + 1, "~");
        at = operator ? i + 2 : i + 1;
        bound = length ? new Trim.Length(length(call)) : new Trim.Least(StreamIds.exact(call, at));
        return at - i + 1;
    }

    private long length(Call call) {
        long length = call.integer(at);
        if (length < 0) {
            throw new CommandError("ERR The MAXLEN argument must be >= 0.");
        }
        return length;
    }

    /** All options were read: whether they fit together. {@code required} is said where there must be a bound. */
    void check(Call call, @Nullable String required) {
        if (limit != 0 && bound == null) {
            throw new CommandError("ERR syntax error, LIMIT cannot be used without specifying a trimming strategy");
        }
        if (bound == null && required != null) {
            throw new CommandError(required);
        }
        if (call.session().isMaster()) {
            // It tells how much went, and had its own limit.
            limit = 0;
        } else if (limited && !approximate) {
            throw new CommandError("ERR syntax error, LIMIT cannot be used without the special ~ option");
        } else if (!limited && approximate) {
            long usual = BLOCKS * call.limits().streamNodeMaxEntries();
            limit = usual <= 0 ? USUAL_LIMIT : Math.min(usual, MOST);
        }
    }

    boolean isApproximate() {
        return approximate;
    }

    /** How many entries went. */
    long run(StreamValue stream) {
        Trim.Bound given = bound;
        return given == null ? 0 : stream.trim(new Trim(given, approximate, limit));
    }

    /** Puts what came of it into the command for replicas. */
    void rewrite(byte[][] command, StreamValue stream) {
        if (approximate) {
            StreamId first = stream.firstKeptId();
            command[at - 1] = EXACTLY;
            command[at] = bound instanceof Trim.Length ? Text.of(stream.length()) : first.text();
        }
    }
}
