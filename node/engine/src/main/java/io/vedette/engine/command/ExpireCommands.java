package io.vedette.engine.command;

import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import org.jspecify.annotations.Nullable;

/** When keys expire. */
final class ExpireCommands {

    private static final long SECOND_MS = 1000;

    /** On what a new time depends. */
    private record Condition(boolean nx, boolean xx, boolean gt, boolean lt) {

        /** A key that does not expire counts as one that expires later than any other. */
        boolean holds(long oldMs, long newMs) {
            boolean expires = oldMs != Database.NEVER;
            return !(nx && expires)
                    && !(xx && !expires)
                    && !(gt && (!expires || newMs <= oldMs))
                    && !(lt && expires && newMs >= oldMs);
        }
    }

    private ExpireCommands() {}

    static void bind(Bindings table) {
        table.bind("expire", call -> expire(call, "expire", true, true))
                .bind("pexpire", call -> expire(call, "pexpire", false, true))
                .bind("expireat", call -> expire(call, "expireat", true, false))
                .bind("pexpireat", call -> expire(call, "pexpireat", false, false))
                .bind("ttl", call -> time(call, true, true))
                .bind("pttl", call -> time(call, false, true))
                .bind("expiretime", call -> time(call, true, false))
                .bind("pexpiretime", call -> time(call, false, false))
                .bind("persist", call -> call.reply().integer(Expiration.persist(call) ? 1 : 0));
    }

    private static void expire(Call call, String name, boolean seconds, boolean relative) {
        Condition condition = condition(call);
        long atMs = atMs(call, name, seconds, relative);
        Entry entry = Expiration.entry(call);
        if (entry == null || !condition.holds(call.database().expiresAtMs(entry), atMs)) {
            call.reply().integer(0);
            return;
        }
        if (Expiration.isPast(call, atMs)) {
            Expiration.remove(call);
        } else {
            Expiration.set(call, atMs);
        }
        call.reply().integer(1);
    }

    private static Condition condition(Call call) {
        boolean nx = false;
        boolean xx = false;
        boolean gt = false;
        boolean lt = false;
        for (int i = 3; i < call.argc(); i++) {
            if (call.is(i, "nx")) {
                nx = true;
            } else if (call.is(i, "xx")) {
                xx = true;
            } else if (call.is(i, "gt")) {
                gt = true;
            } else if (call.is(i, "lt")) {
                lt = true;
            } else {
                throw new CommandError("ERR Unsupported option " + Shown.argument(call.request(), i));
            }
        }
        if (nx && (xx || gt || lt)) {
            throw new CommandError("ERR NX and XX, GT or LT options at the same time are not compatible");
        }
        if (gt && lt) {
            throw new CommandError("ERR GT and LT options at the same time are not compatible");
        }
        return new Condition(nx, xx, gt, lt);
    }

    private static long atMs(Call call, String name, boolean seconds, boolean relative) {
        long when = call.integer(2);
        if (seconds && (when > Long.MAX_VALUE / SECOND_MS || when < Long.MIN_VALUE / SECOND_MS)) {
            throw ExpireTime.invalid(name);
        }
        long ms = seconds ? when * SECOND_MS : when;
        long base = relative ? call.nowMs() : 0;
        if (ms > Long.MAX_VALUE - base) {
            throw ExpireTime.invalid(name);
        }
        return ms + base;
    }

    private static void time(Call call, boolean seconds, boolean left) {
        Entry entry = Expiration.entry(call);
        call.reply().integer(time(call, entry, seconds, left));
    }

    private static long time(Call call, @Nullable Entry entry, boolean seconds, boolean left) {
        if (entry == null) {
            return -2;
        }
        long atMs = call.database().expiresAtMs(entry);
        if (atMs == Database.NEVER) {
            return -1;
        }
        long ms = left ? Math.max(0, atMs - call.nowMs()) : atMs;
        return seconds ? (ms + SECOND_MS / 2) / SECOND_MS : ms;
    }
}
