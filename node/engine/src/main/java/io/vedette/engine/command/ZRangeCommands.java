package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.value.Range;
import io.vedette.engine.value.ZSetValue;
import org.jspecify.annotations.Nullable;

/**
 * Stretches of a sorted set, by rank, score or member. All of them become a first rank and a number of members; ZRANGE,
 * ZRANGESTORE and the six older commands differ only in what of it their arguments may say.
 */
final class ZRangeCommands {

    /** What the two ends of the range are. */
    private enum By {
        RANK,
        SCORE,
        MEMBER
    }

    /** A part of a command's grammar that is either fixed by its name or given by options. */
    private record Form(
            int firstKey,
            boolean store,
            @Nullable By by,
            @Nullable Boolean reverse) {}

    private final Form form;
    private By by;
    private boolean reverse;
    private boolean withScores;
    private long offset;
    private long limit = -1;

    private ZRangeCommands(Form form) {
        this.form = form;
        this.by = form.by() == null ? By.RANK : form.by();
        this.reverse = Boolean.TRUE.equals(form.reverse());
    }

    static void bind(Bindings table) {
        bind(table, "zrange", new Form(1, false, null, null));
        bind(table, "zrangestore", new Form(2, true, null, null));
        bind(table, "zrevrange", new Form(1, false, By.RANK, true));
        bind(table, "zrangebyscore", new Form(1, false, By.SCORE, false));
        bind(table, "zrevrangebyscore", new Form(1, false, By.SCORE, true));
        bind(table, "zrangebylex", new Form(1, false, By.MEMBER, false));
        bind(table, "zrevrangebylex", new Form(1, false, By.MEMBER, true));
    }

    private static void bind(Bindings table, String name, Form form) {
        table.bind(name, call -> new ZRangeCommands(form).run(call));
    }

    private void run(Call call) {
        int key = form.firstKey();
        options(call, key + 3);
        boolean swapped = reverse && by != By.RANK;
        int min = swapped ? key + 2 : key + 1;
        int max = swapped ? key + 1 : key + 2;
        long start = by == By.RANK ? call.integer(min) : 0;
        long end = by == By.RANK ? call.integer(max) : 0;
        Range range = by == By.RANK ? null : range(call, min, max);
        ZSetValue zset = call.zset(key);
        Span span = zset == null ? Span.of(1, 0, 0) : range == null ? ranks(zset, start, end) : members(zset, range);
        if (form.store()) {
            store(call, zset, span);
        } else {
            reply(call, zset, span);
        }
    }

    private void options(Call call, int first) {
        for (int i = first; i < call.argc(); ) {
            int taken = option(call, i);
            if (taken == 0) {
                throw CommandError.syntax();
            }
            i += taken;
        }
        if (limit != -1 && by == By.RANK) {
            throw new CommandError(
                    "ERR syntax error, LIMIT is only supported in combination with either BYSCORE or BYLEX");
        }
        if (withScores && by == By.MEMBER) {
            throw new CommandError("ERR syntax error, WITHSCORES not supported in combination with BYLEX");
        }
    }

    private int option(Call call, int i) {
        if (!form.store() && call.is(i, "withscores")) {
            withScores = true;
            return 1;
        }
        if (call.is(i, "limit") && i + 2 < call.argc()) {
            offset = call.integer(i + 1);
            limit = call.integer(i + 2);
            return 3;
        }
        if (form.reverse() == null && call.is(i, "rev")) {
            reverse = true;
            return 1;
        }
        boolean lex = call.is(i, "bylex");
        if (form.by() == null && (lex || call.is(i, "byscore"))) {
            by = lex ? By.MEMBER : By.SCORE;
            return 1;
        }
        return 0;
    }

    private Range range(Call call, int min, int max) {
        return by == By.SCORE ? Ranges.byScore(call, min, max) : Ranges.byMember(call, min, max);
    }

    private Span ranks(ZSetValue zset, long start, long end) {
        Span span = Span.of(start, end, zset.size());
        return reverse ? new Span(zset.size() - 1 - span.from(), span.count()) : span;
    }

    /** From the first member in walking order on, after the offset and up to the limit. */
    private Span members(ZSetValue zset, Range range) {
        int before = zset.countBefore(range);
        int count = zset.countIn(range);
        if (offset < 0 || offset >= count) {
            return new Span(0, 0);
        }
        int skipped = (int) offset;
        int left = count - skipped;
        int shown = limit < 0 ? left : (int) Math.min(left, limit);
        return new Span(reverse ? before + count - 1 - skipped : before + skipped, shown);
    }

    private void reply(Call call, @Nullable ZSetValue zset, Span span) {
        ScoredReply reply = new ScoredReply(call.reply(), withScores);
        reply.begin(span.count());
        walk(zset, span, reply);
    }

    private void store(Call call, @Nullable ZSetValue zset, Span span) {
        ZSetValue result = call.services().newZSet();
        walk(zset, span, (member, score) -> result.put(member, score, call.limits()));
        Members.store(call, 1, result, EventClass.ZSET, "zrangestore");
        call.reply().integer(span.count());
    }

    private void walk(@Nullable ZSetValue zset, Span span, ZSetValue.Visitor visitor) {
        if (zset == null || span.count() == 0) {
            return;
        }
        if (reverse) {
            zset.descending(span.from(), span.count(), visitor);
        } else {
            zset.ascending(span.from(), span.count(), visitor);
        }
    }
}
