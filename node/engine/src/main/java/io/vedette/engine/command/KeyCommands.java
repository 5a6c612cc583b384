package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import io.vedette.resp.Request;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keys whatever they hold: removing, renaming, copying. */
final class KeyCommands {

    private KeyCommands() {}

    static void bind(Bindings table) {
        table.bind("del", KeyCommands::delete)
                .bind("unlink", KeyCommands::delete)
                .bind("exists", KeyCommands::exists)
                .bind("touch", KeyCommands::touch)
                .bind("type", KeyCommands::type)
                .bind("rename", call -> rename(call, false))
                .bind("renamenx", call -> rename(call, true))
                .bind("copy", KeyCommands::copy)
                .bind("move", KeyCommands::move);
    }

    private static void delete(Call call) {
        int removed = 0;
        for (int i = 1; i < call.argc(); i++) {
            if (peek(call, i) != null) {
                call.remove(i);
                call.changed(i, EventClass.GENERIC, "del");
                removed++;
            }
        }
        call.reply().integer(removed);
    }

    private static void exists(Call call) {
        int found = 0;
        for (int i = 1; i < call.argc(); i++) {
            found += peek(call, i) == null ? 0 : 1;
        }
        call.reply().integer(found);
    }

    private static void touch(Call call) {
        int found = 0;
        for (int i = 1; i < call.argc(); i++) {
            found += call.read(i) == null ? 0 : 1;
        }
        call.reply().integer(found);
    }

    private static void type(Call call) {
        Entry entry = peek(call, 1);
        call.reply().status(entry == null ? "none" : entry.value().type().word());
    }

    private static void rename(Call call, boolean onlyToFree) {
        Entry entry = peek(call, 1);
        if (entry == null) {
            throw CommandError.noSuchKey();
        }
        byte[] to = call.bytes(2);
        if (Arrays.equals(call.bytes(1), to)) {
            reply(call, onlyToFree, 0);
            return;
        }
        if (peek(call, 2) != null) {
            if (onlyToFree) {
                call.reply().integer(0);
                return;
            }
            call.remove(2);
        }
        long atMs = call.database().expiresAtMs(entry);
        call.remove(1);
        place(call.database(), entry, to, atMs);
        call.changed(1, EventClass.GENERIC, "rename_from");
        call.changed(2, EventClass.GENERIC, "rename_to");
        reply(call, onlyToFree, 1);
    }

    private static void reply(Call call, boolean counts, int renamed) {
        if (counts) {
            call.reply().integer(renamed);
        } else {
            call.reply().ok();
        }
    }

    private static void copy(Call call) {
        Database from = call.database();
        Database to = from;
        boolean replace = false;
        for (int i = 3; i < call.argc(); i++) {
            if (call.is(i, "replace")) {
                replace = true;
            } else if (call.is(i, "db") && i + 1 < call.argc()) {
                to = database(call, ++i);
            } else {
                throw CommandError.syntax();
            }
        }
        byte[] target = call.bytes(2);
        if (from == to && Arrays.equals(call.bytes(1), target)) {
            throw sameObject();
        }
        Entry entry = peek(call, 1);
        if (entry == null || (!replace && to.contains(target))) {
            call.reply().integer(0);
            return;
        }
        call.claim(entry.value().memory());
        if (replace && to.contains(target)) {
            to.remove(target);
        }
        to.copy(entry, target);
        expire(to, target, from.expiresAtMs(entry));
        call.changed(to, target, EventClass.GENERIC, "copy_to");
        call.reply().integer(1);
    }

    private static void move(Call call) {
        Database from = call.database();
        Database to = database(call, 2);
        if (from == to) {
            throw sameObject();
        }
        Entry entry = peek(call, 1);
        byte[] key = call.bytes(1);
        if (entry == null || to.contains(key)) {
            call.reply().integer(0);
            return;
        }
        long atMs = from.expiresAtMs(entry);
        call.remove(1);
        place(to, entry, key, atMs);
        call.changed(from, key, EventClass.GENERIC, "move_from");
        call.changed(to, key, EventClass.GENERIC, "move_to");
        call.reply().integer(1);
    }

    static Database database(Call call, int i) {
        long number = call.integer(i);
        if (number != (int) number) {
            throw new CommandError(
                    "ERR value is out of range, value must between " + Integer.MIN_VALUE + " and " + Integer.MAX_VALUE);
        }
        if (number < 0 || number >= call.keyspace().databases().size()) {
            throw dbOutOfRange();
        }
        return call.keyspace().database((int) number);
    }

    static @Nullable Entry peek(Call call, int i) {
        Request r = call.request();
        return call.database().peek(r.array(), r.offset(i), r.length(i));
    }

    /** Puts an entry that was taken out under a key that is free. */
    private static void place(Database database, Entry entry, byte[] key, long atMs) {
        database.adopt(entry, key);
        expire(database, key, atMs);
    }

    private static void expire(Database database, byte[] key, long atMs) {
        Entry placed = atMs == Database.NEVER ? null : database.entry(key, 0, key.length);
        if (placed != null) {
            database.expire(placed, atMs);
        }
    }

    private static CommandError dbOutOfRange() {
        return new CommandError("ERR DB index is out of range");
    }

    private static CommandError sameObject() {
        return new CommandError("ERR source and destination objects are the same");
    }
}
