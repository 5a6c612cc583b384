package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.value.Range;
import io.vedette.engine.value.ZSetValue;
import org.jspecify.annotations.Nullable;

/** Counting and removing stretches of a sorted set. */
final class ZCountCommands {

    private ZCountCommands() {}

    static void bind(Bindings table) {
        table.bind("zcount", call -> count(call, Ranges.byScore(call, 2, 3)))
                .bind("zlexcount", call -> count(call, Ranges.byMember(call, 2, 3)))
                .bind("zremrangebyrank", ZCountCommands::removeByRank)
                .bind("zremrangebyscore", call -> removeRange(call, Ranges.byScore(call, 2, 3), "zremrangebyscore"))
                .bind("zremrangebylex", call -> removeRange(call, Ranges.byMember(call, 2, 3), "zremrangebylex"));
    }

    private static void count(Call call, Range range) {
        ZSetValue zset = call.zset(1);
        call.reply().integer(zset == null ? 0 : zset.countIn(range));
    }

    private static void removeByRank(Call call) {
        long start = call.integer(2);
        long end = call.integer(3);
        ZSetValue zset = call.zsetToWrite(1);
        remove(call, zset, Span.of(start, end, zset == null ? 0 : zset.size()), "zremrangebyrank");
    }

    private static void removeRange(Call call, Range range, String event) {
        ZSetValue zset = call.zsetToWrite(1);
        Span span = zset == null ? new Span(0, 0) : new Span(zset.countBefore(range), zset.countIn(range));
        remove(call, zset, span, event);
    }

    private static void remove(Call call, @Nullable ZSetValue zset, Span span, String event) {
        if (zset != null && span.count() > 0) {
            zset.removeRange(span.from(), span.count());
            call.changed(1, EventClass.ZSET, event);
            call.dropIfEmpty(1, zset);
        }
        call.reply().integer(span.count());
    }
}
