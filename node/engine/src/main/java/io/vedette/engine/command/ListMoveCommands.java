package io.vedette.engine.command;

import io.vedette.engine.keyspace.Database;
import io.vedette.engine.value.End;
import io.vedette.engine.value.ListValue;
import io.vedette.engine.value.Value;
import io.vedette.resp.ReplyWriter;
import java.util.List;

/** Moving elements from list to list, at once or when there is one. */
final class ListMoveCommands {

    private ListMoveCommands() {}

    static void bind(Bindings table) {
        table.bind("rpoplpush", call -> moveNow(call, End.TAIL, End.HEAD))
                .bind("lmove", call -> moveNow(call, Lists.end(call, 3), Lists.end(call, 4)))
                .bind("brpoplpush", call -> moveOrWait(call, End.TAIL, End.HEAD, Patience.parse(call, 3)))
                .bind(
                        "blmove",
                        call -> moveOrWait(call, Lists.end(call, 3), Lists.end(call, 4), Patience.parse(call, 5)));
    }

    private static void moveNow(Call call, End pop, End push) {
        ListValue source = call.listToWrite(1);
        if (source == null) {
            call.reply().nil();
        } else {
            move(call, source, pop, push);
            call.changed();
        }
    }

    private static void move(Call call, ListValue source, End pop, End push) {
        Lists.find(call.database(), call.bytes(2));
        byte[] value =
                new Lists(call.services()).move(call.database(), call.bytes(1), source, pop, call.bytes(2), push);
        call.reply().bulk(value);
    }

    private static void moveOrWait(Call call, End pop, End push, Patience patience) {
        ListValue source = call.listToWrite(1);
        Database database = call.database();
        byte[] to = call.bytes(2);
        Services services = call.services();
        if (source != null) {
            move(call, source, pop, push);
            call.effect(Words.LMOVE, call.bytes(1), to, Lists.word(pop), Lists.word(push));
        } else if (!call.mayWait()) {
            call.reply().nil();
        } else {
            patience.wait(
                    call,
                    List.of(call.bytes(1)),
                    ReplyWriter::nullArray,
                    (key, reply) -> serve(services, database, key, pop, to, push, reply));
        }
    }

    /** A list came; where it should go there may be something else, which the client is told. */
    private static boolean serve(
            Services services, Database database, byte[] from, End pop, byte[] to, End push, ReplyWriter reply) {
        if (!(database.write(from) instanceof ListValue source)) {
            return false;
        }
        Value target = database.write(to);
        if (target != null && !(target instanceof ListValue)) {
            reply.error(CommandError.wrongType().text());
            return true;
        }
        reply.bulk(new Lists(services).move(database, from, source, pop, to, push));
        services.effects().add(database.number(), Words.LMOVE, from, to, Lists.word(pop), Lists.word(push));
        return true;
    }
}
