package io.vedette.engine.command;

import io.vedette.engine.keyspace.Database;
import io.vedette.engine.value.End;
import io.vedette.engine.value.ListValue;
import io.vedette.engine.value.Value;
import io.vedette.resp.ReplyWriter;
import java.util.List;

/** Taking from lists, at once or when there is something. */
final class ListPopCommands {

    private ListPopCommands() {}

    static void bind(Bindings table) {
        table.bind("lpop", call -> pop(call, "lpop", End.HEAD))
                .bind("rpop", call -> pop(call, "rpop", End.TAIL))
                .bind("blpop", call -> popOrWait(call, End.HEAD))
                .bind("brpop", call -> popOrWait(call, End.TAIL))
                .bind("lmpop", call -> popMany(call, 1, false))
                .bind("blmpop", call -> popMany(call, 2, true));
    }

    private static void pop(Call call, String name, End end) {
        if (call.argc() > 3) {
            throw new CommandError("ERR wrong number of arguments for '" + name + "' command");
        }
        boolean counted = call.argc() == 3;
        long count = counted ? Arguments.notNegative(call, 2) : 1;
        ListValue list = call.listToWrite(1);
        if (list == null) {
            if (counted) {
                call.reply().nullArray();
            } else {
                call.reply().nil();
            }
            return;
        }
        if (count == 0) {
            call.reply().array(0);
            return;
        }
        Lists lists = new Lists(call.services());
        byte[] key = call.bytes(1);
        call.changed();
        if (!counted) {
            call.reply().bulk(lists.pop(call.database(), key, list, end));
            return;
        }
        lists.popAll(call.database(), key, list, end, count, call.reply());
    }

    private static void popOrWait(Call call, End end) {
        Patience patience = Patience.parse(call, call.argc() - 1);
        List<byte[]> keys = Arguments.keys(call, 1, call.argc() - 2);
        Lists lists = new Lists(call.services());
        Database database = call.database();
        for (byte[] key : keys) {
            ListValue list = Lists.find(database, key);
            if (list != null) {
                write(call.reply(), key, lists.popForReplicas(database, key, list, end));
                call.noEffect();
                return;
            }
        }
        patience.wait(call, keys, ReplyWriter::nullArray, (key, reply) -> {
            if (!(database.write(key) instanceof ListValue list)) {
                return false;
            }
            write(reply, key, lists.popForReplicas(database, key, list, end));
            return true;
        });
    }

    private static void write(ReplyWriter reply, byte[] key, byte[] value) {
        reply.array(2);
        reply.bulk(key);
        reply.bulk(value);
    }

    /** LMPOP, and BLMPOP with patience. */
    private static void popMany(Call call, int numKeysAt, boolean waits) {
        List<byte[]> keys = Arguments.numberedKeys(call, numKeysAt);
        int at = numKeysAt + keys.size() + 1;
        End end = Lists.end(call, at);
        long count = Arguments.count(call, at + 1);
        Patience patience = waits ? Patience.parse(call, 1) : null;
        Lists lists = new Lists(call.services());
        Database database = call.database();
        for (byte[] key : keys) {
            ListValue list = Lists.find(database, key);
            if (list != null) {
                lists.popMany(database, key, list, end, count, call.reply());
                call.noEffect();
                return;
            }
        }
        if (patience == null) {
            call.reply().nullArray();
            return;
        }
        patience.wait(call, keys, ReplyWriter::nullArray, (key, reply) -> {
            Value value = database.write(key);
            if (!(value instanceof ListValue list)) {
                return false;
            }
            lists.popMany(database, key, list, end, count, reply);
            return true;
        });
    }
}
