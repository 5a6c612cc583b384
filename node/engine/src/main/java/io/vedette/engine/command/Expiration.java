package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.value.Text;
import io.vedette.resp.Request;
import org.jspecify.annotations.Nullable;

/** Changes of the time at which the first argument's key expires, told to replicas as points in time. */
final class Expiration {

    private Expiration() {}

    static @Nullable Entry entry(Call call) {
        Request r = call.request();
        return call.database().peek(r.array(), r.offset(1), r.length(1));
    }

    /**
     * Whether a key that expires then is to be removed at once. A replica waits for its master to say so, and so does whoever repeats an
     * append-only file: what was done to the key afterwards must not make another one that never goes.
     */
    static boolean isPast(Call call, long atMs) {
        return atMs <= call.nowMs()
                && !call.keyspace().isReplica()
                && call.keyspace().seesExpiry();
    }

    static void remove(Call call) {
        call.remove(1);
        call.effect(Words.DEL, call.bytes(1));
        call.changed(1, EventClass.GENERIC, "del");
    }

    static void set(Call call, long atMs) {
        Entry entry = entry(call);
        if (entry != null) {
            call.database().expire(entry, atMs);
            call.effect(Words.PEXPIREAT, call.bytes(1), Text.of(atMs));
            call.changed(1, EventClass.GENERIC, "expire");
        }
    }

    static boolean persist(Call call) {
        Entry entry = entry(call);
        if (entry == null || !call.database().persist(entry)) {
            return false;
        }
        call.effect(Words.PERSIST, call.bytes(1));
        call.changed(1, EventClass.GENERIC, "persist");
        return true;
    }
}
