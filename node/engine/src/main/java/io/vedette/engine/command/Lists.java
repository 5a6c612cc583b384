package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.value.End;
import io.vedette.engine.value.ListValue;
import io.vedette.engine.value.Text;
import io.vedette.resp.ReplyWriter;
import org.jspecify.annotations.Nullable;

/** Popping and moving, for clients that ask and for clients that waited; effects are told here. */
final class Lists {

    private final Services services;

    Lists(Services services) {
        this.services = services;
    }

    static End end(Call call, int i) {
        if (call.is(i, "left")) {
            return End.HEAD;
        }
        if (call.is(i, "right")) {
            return End.TAIL;
        }
        throw CommandError.syntax();
    }

    static @Nullable ListValue find(Database database, byte[] key) {
        return Call.typed(database.write(key), ListValue.class);
    }

    /** Takes one element away. */
    byte[] pop(Database database, byte[] key, ListValue list, End end) {
        byte[] value = list.pop(end, services.limits());
        popped(database, key, list, end);
        return value;
    }

    /** Takes one element away and repeats that as a pop. */
    byte[] popForReplicas(Database database, byte[] key, ListValue list, End end) {
        byte[] value = pop(database, key, list, end);
        services.effects().add(database.number(), end == End.HEAD ? Words.LPOP : Words.RPOP, key);
        return value;
    }

    /** Replies with the key and up to {@code count} elements, which are taken away; there must be one. */
    void popMany(Database database, byte[] key, ListValue list, End end, long count, ReplyWriter reply) {
        reply.array(2);
        reply.bulk(key);
        int taken = popAll(database, key, list, end, count, reply);
        services.effects()
                .add(database.number(), end == End.HEAD ? Words.LPOP : Words.RPOP, key, Text.of((long) taken));
    }

    /** Replies with up to {@code count} elements, which are taken away; how many there were. */
    int popAll(Database database, byte[] key, ListValue list, End end, long count, ReplyWriter reply) {
        int taken = (int) Math.min(count, list.size());
        reply.array(taken);
        for (int i = 0; i < taken; i++) {
            reply.bulk(list.pop(end, services.limits()));
        }
        popped(database, key, list, end);
        return taken;
    }

    private void popped(Database database, byte[] key, ListValue list, End end) {
        services.changed(database, key, EventClass.LIST, end == End.HEAD ? "lpop" : "rpop");
        services.dropIfEmpty(database, key, list);
    }

    /** Takes an element from one end of a list to one end of another, which is made if it is not there. */
    byte[] move(Database database, byte[] from, ListValue source, End pop, byte[] to, End push) {
        byte[] value = source.pop(pop, services.limits());
        ListValue target = find(database, to);
        if (target == null) {
            target = services.newList();
            database.put(to, target);
        }
        target.push(push, value, 0, value.length, services.limits());
        services.changed(database, to, EventClass.LIST, push == End.HEAD ? "lpush" : "rpush");
        popped(database, from, source, pop);
        return value;
    }

    static byte[] word(End end) {
        return end == End.HEAD ? Words.LEFT : Words.RIGHT;
    }
}
