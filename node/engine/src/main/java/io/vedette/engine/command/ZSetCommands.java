package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.value.ZSetValue;
import io.vedette.resp.Request;
import org.jspecify.annotations.Nullable;

/** Sorted sets, member by member. */
final class ZSetCommands {

    private ZSetCommands() {}

    static void bind(Bindings table) {
        table.bind("zrem", call -> Members.remove(call, call.zsetToWrite(1), EventClass.ZSET, "zrem"))
                .bind("zcard", ZSetCommands::zcard)
                .bind("zscore", ZSetCommands::zscore)
                .bind("zmscore", ZSetCommands::zmscore)
                .bind("zrank", call -> rank(call, false))
                .bind("zrevrank", call -> rank(call, true))
                .bind("zscan", ZSetCommands::zscan);
    }

    private static void zcard(Call call) {
        ZSetValue zset = call.zset(1);
        call.reply().integer(zset == null ? 0 : zset.size());
    }

    private static void zscore(Call call) {
        writeScore(call, call.zset(1), 2);
    }

    private static void zmscore(Call call) {
        ZSetValue zset = call.zset(1);
        call.reply().array(call.argc() - 2);
        for (int i = 2; i < call.argc(); i++) {
            writeScore(call, zset, i);
        }
    }

    private static void writeScore(Call call, @Nullable ZSetValue zset, int i) {
        Request r = call.request();
        double score = zset == null ? ZSetValue.NO_SCORE : zset.score(r.array(), r.offset(i), r.length(i));
        if (Double.isNaN(score)) {
            call.reply().nil();
        } else {
            call.reply().dbl(score);
        }
    }

    private static void rank(Call call, boolean reverse) {
        boolean withScore = call.argc() == 4 && call.is(3, "withscore");
        if (call.argc() > 3 && !withScore) {
            throw CommandError.syntax();
        }
        ZSetValue zset = call.zset(1);
        Request r = call.request();
        int rank = zset == null ? -1 : zset.rank(r.array(), r.offset(2), r.length(2));
        if (zset == null || rank < 0) {
            if (withScore) {
                call.reply().nullArray();
            } else {
                call.reply().nil();
            }
            return;
        }
        if (withScore) {
            call.reply().array(2);
        }
        call.reply().integer(reverse ? zset.size() - 1 - rank : rank);
        if (withScore) {
            writeScore(call, zset, 2);
        }
    }

    private static void zscan(Call call) {
        long cursor = ScanOptions.cursor(call, 2);
        ZSetValue zset = call.zset(1);
        Scanning.reply(call, cursor, zset, ZSetCommands::scan);
    }

    private static long scan(ZSetValue zset, long cursor, Scanning scanning) {
        return zset.scan(cursor, (member, score) -> {
            if (scanning.sees(member, 2)) {
                scanning.take(zset.scanText(score));
            }
        });
    }
}
