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
                .bind(
                        "brpoplpush",
                        call -> moveOrWait(call, new Move(End.TAIL, End.HEAD, true), Patience.parse(call, 3)))
                .bind(
                        "blmove",
                        call -> moveOrWait(
                                call,
                                new Move(Lists.end(call, 3), Lists.end(call, 4), false),
                                Patience.parse(call, 5)));
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

    /**
     * What a client is willing to wait for.
     *
     * @param named whether it asked by the name that replicas know for longest, and are told it by
     */
    private record Move(End pop, End push, boolean named) {
        byte[][] words(byte[] from, byte[] to) {
            return named
                    ? new byte[][] {Words.RPOPLPUSH, from, to}
                    : new byte[][] {Words.LMOVE, from, to, Lists.word(pop), Lists.word(push)};
        }
    }

    private static void moveOrWait(Call call, Move move, Patience patience) {
        ListValue source = call.listToWrite(1);
        Database database = call.database();
        byte[] to = call.bytes(2);
        Services services = call.services();
        if (source != null) {
            move(call, source, move.pop(), move.push());
            call.effect(move.words(call.bytes(1), to));
        } else if (!call.mayWait()) {
            call.reply().nil();
        } else {
            patience.wait(
                    call,
                    List.of(call.bytes(1)),
                    ReplyWriter::nullArray,
                    (key, reply) -> serve(services, database, key, move, to, reply));
        }
    }

    /** A list came; where it should go there may be something else, which the client is told. */
    private static boolean serve(
            Services services, Database database, byte[] from, Move move, byte[] to, ReplyWriter reply) {
        if (!(database.write(from) instanceof ListValue source)) {
            return false;
        }
        Value target = database.write(to);
        if (target != null && !(target instanceof ListValue)) {
            reply.error(CommandError.wrongType().text());
            return true;
        }
        reply.bulk(new Lists(services).move(database, from, source, move.pop(), to, move.push()));
        services.effects().add(database.number(), move.words(from, to));
        return true;
    }
}
