package io.vedette.resp;

import io.vedette.resp.Reply.Pair;
import java.util.ArrayList;
import java.util.List;

/**
 * An aggregate whose elements are still coming. What is announced is only counted, never allocated: room is made for
 * elements that are here.
 *
 * <p>An attribute is taken for an aggregate of its pairs and the reply they describe, which follows it on the wire; so
 * it needs no rule of its own in an enclosing aggregate.
 */
final class OpenAggregate {

    /** How many values a streamed aggregate still expects: it ends by a mark, not by a count. */
    private static final long UNKNOWN = -1;

    private static final int PRESIZED = 16;

    private final byte type;
    private long remaining;
    private final List<Reply> values;

    private OpenAggregate(byte type, long remaining) {
        this.type = type;
        this.remaining = remaining;
        this.values = new ArrayList<>(remaining < 0 ? PRESIZED : (int) Math.min(remaining, PRESIZED));
    }

    static OpenAggregate counted(byte type, long count) {
        long values = type == '%' || type == '|' ? 2 * count : count;
        return new OpenAggregate(type, type == '|' ? values + 1 : values);
    }

    static OpenAggregate streamed(byte type) {
        return new OpenAggregate(type, UNKNOWN);
    }

    void add(Reply value) {
        values.add(value);
        if (remaining > 0) {
            remaining--;
        }
    }

    boolean isComplete() {
        return remaining == 0;
    }

    /** Whether the end mark of a streamed aggregate may stand here. */
    boolean mayEnd() {
        return remaining == UNKNOWN && (type != '%' || values.size() % 2 == 0);
    }

    Reply closed() {
        return switch (type) {
            case '%' -> new Reply.MapReply(pairs(values.size()));
            case '~' -> new Reply.SetReply(values);
            case '>' -> new Reply.Push(values);
            case '|' -> new Reply.Attributed(pairs(values.size() - 1), values.get(values.size() - 1));
            default -> new Reply.Array(values);
        };
    }

    private List<Pair> pairs(int end) {
        List<Pair> pairs = new ArrayList<>(end / 2);
        for (int i = 0; i < end; i += 2) {
            pairs.add(new Pair(values.get(i), values.get(i + 1)));
        }
        return pairs;
    }
}
