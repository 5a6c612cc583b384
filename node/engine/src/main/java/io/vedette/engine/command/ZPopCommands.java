package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.value.End;
import io.vedette.engine.value.Text;
import io.vedette.engine.value.ZSetValue;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import java.util.List;

/** Taking the least or the greatest members, at once or when there are some. */
final class ZPopCommands {

    private ZPopCommands() {}

    static void bind(Bindings table) {
        table.bind("zpopmin", call -> pop(call, End.HEAD))
                .bind("zpopmax", call -> pop(call, End.TAIL))
                .bind("bzpopmin", call -> popOrWait(call, End.HEAD))
                .bind("bzpopmax", call -> popOrWait(call, End.TAIL))
                .bind("zmpop", call -> popMany(call, 1, false))
                .bind("bzmpop", call -> popMany(call, 2, true));
    }

    private static void pop(Call call, End end) {
        if (call.argc() > 3) {
            throw CommandError.syntax();
        }
        boolean counted = call.argc() == 3;
        long count = counted ? Arguments.notNegative(call, 2) : 1;
        ZSetValue zset = call.zsetToWrite(1);
        if (zset == null || count == 0) {
            call.reply().array(0);
            return;
        }
        boolean nested = counted && call.reply().protocol() == Protocol.RESP3;
        ScoredReply reply = new ScoredReply(call.reply(), true, nested);
        int taken = (int) Math.min(count, zset.size());
        reply.begin(taken);
        take(call.services(), call.database(), call.bytes(1), zset, end, taken, reply);
        call.changed();
    }

    private static void popOrWait(Call call, End end) {
        Patience patience = Patience.parse(call, call.argc() - 1);
        List<byte[]> keys = Arguments.keys(call, 1, call.argc() - 2);
        Services services = call.services();
        Database database = call.database();
        for (byte[] key : keys) {
            ZSetValue zset = Call.typed(database.write(key), ZSetValue.class);
            if (zset != null) {
                popOne(services, database, key, zset, end, call.reply());
                return;
            }
        }
        patience.wait(call, keys, ReplyWriter::nullArray, (key, reply) -> {
            if (!(database.write(key) instanceof ZSetValue zset)) {
                return false;
            }
            popOne(services, database, key, zset, end, reply);
            return true;
        });
    }

    private static void popOne(
            Services services, Database database, byte[] key, ZSetValue zset, End end, ReplyWriter reply) {
        reply.array(3);
        reply.bulk(key);
        take(services, database, key, zset, end, 1, new ScoredReply(reply, true, false));
        services.effects().add(database.number(), word(end), key);
    }

    /** ZMPOP, and BZMPOP with patience. */
    private static void popMany(Call call, int numKeysAt, boolean waits) {
        List<byte[]> keys = Arguments.numberedKeys(call, numKeysAt);
        int at = numKeysAt + keys.size() + 1;
        End end = end(call, at);
        long count = Arguments.count(call, at + 1);
        Patience patience = waits ? Patience.parse(call, 1) : null;
        Services services = call.services();
        Database database = call.database();
        for (byte[] key : keys) {
            ZSetValue zset = Call.typed(database.write(key), ZSetValue.class);
            if (zset != null) {
                popMany(services, database, key, zset, end, count, call.reply());
                return;
            }
        }
        if (patience == null) {
            call.reply().nullArray();
            return;
        }
        patience.wait(call, keys, ReplyWriter::nullArray, (key, reply) -> {
            if (!(database.write(key) instanceof ZSetValue zset)) {
                return false;
            }
            popMany(services, database, key, zset, end, count, reply);
            return true;
        });
    }

    private static void popMany(
            Services services, Database database, byte[] key, ZSetValue zset, End end, long count, ReplyWriter reply) {
        int taken = (int) Math.min(count, zset.size());
        reply.array(2);
        reply.bulk(key);
        ScoredReply members = new ScoredReply(reply, true, true);
        members.begin(taken);
        take(services, database, key, zset, end, taken, members);
        services.effects().add(database.number(), word(end), key, Text.of((long) taken));
    }

    private static void take(
            Services services,
            Database database,
            byte[] key,
            ZSetValue zset,
            End end,
            int count,
            ZSetValue.Visitor visitor) {
        int size = zset.size();
        if (end == End.HEAD) {
            zset.ascending(0, count, visitor);
            zset.removeRange(0, count);
        } else {
            zset.descending(size - 1, count, visitor);
            zset.removeRange(size - count, count);
        }
        services.changed(database, key, EventClass.ZSET, end == End.HEAD ? "zpopmin" : "zpopmax");
        services.dropIfEmpty(database, key, zset);
    }

    private static End end(Call call, int i) {
        if (call.is(i, "min")) {
            return End.HEAD;
        }
        if (call.is(i, "max")) {
            return End.TAIL;
        }
        throw CommandError.syntax();
    }

    private static byte[] word(End end) {
        return end == End.HEAD ? Words.ZPOPMIN : Words.ZPOPMAX;
    }
}
