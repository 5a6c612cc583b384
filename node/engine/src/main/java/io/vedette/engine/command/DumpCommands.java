package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.rdb.BadRdb;
import io.vedette.engine.rdb.Dump;
import io.vedette.engine.rdb.Loaded;
import io.vedette.engine.rdb.RdbReader;
import io.vedette.engine.value.Text;
import io.vedette.resp.Request;

/** DUMP and RESTORE: values leave and come as bytes. */
final class DumpCommands {

    private static final int MOST_FREQUENT = 255;

    private final Call call;
    private boolean replace;
    private boolean absolute;
    private long idleSeconds = -1;
    private long frequency = -1;

    private DumpCommands(Call call) {
        this.call = call;
    }

    static void bind(Bindings table) {
        table.bind("dump", DumpCommands::dump)
                .bind("restore", call -> new DumpCommands(call).restore())
                .bind("restore-asking", call -> new DumpCommands(call).restore());
    }

    private static void dump(Call call) {
        Entry entry = call.database()
                .entry(
                        call.request().array(),
                        call.request().offset(1),
                        call.request().length(1));
        if (entry == null) {
            call.reply().nil();
        } else {
            call.claim(2 * entry.value().memory());
            call.reply().bulk(Dump.of(entry.value()));
        }
    }

    private void restore() {
        options();
        byte[] key = call.bytes(1);
        Database database = call.database();
        if (!replace && database.contains(key)) {
            throw new CommandError("BUSYKEY Target key name already exists.");
        }
        long ttl = call.integer(2);
        if (ttl < 0) {
            throw new CommandError("ERR Invalid TTL value, must be >= 0");
        }
        Loaded loaded = load();
        boolean removed = replace && database.contains(key) && database.remove(key);
        long atMs = ttl == 0 || absolute ? ttl : ttl + call.nowMs();
        if (ttl != 0 && Expiration.isPast(call, atMs)) {
            if (removed) {
                call.effect(Words.DEL, key);
                call.changed(1, EventClass.GENERIC, "del");
            }
        } else {
            put(database, key, loaded, atMs);
            if (ttl != 0 && !absolute) {
                tellWhen(atMs);
            }
            call.changed(1, EventClass.GENERIC, "restore");
        }
        call.reply().ok();
    }

    private void options() {
        for (int i = 4; i < call.argc(); i++) {
            boolean more = i + 1 < call.argc();
            if (call.is(i, "replace")) {
                replace = true;
            } else if (call.is(i, "absttl")) {
                absolute = true;
            } else if (more && frequency == -1 && call.is(i, "idletime")) {
                idleSeconds = call.integer(++i);
                if (idleSeconds < 0) {
                    throw new CommandError("ERR Invalid IDLETIME value, must be >= 0");
                }
            } else if (more && idleSeconds == -1 && call.is(i, "freq")) {
                frequency = call.integer(++i);
                if (frequency < 0 || frequency > MOST_FREQUENT) {
                    throw new CommandError("ERR Invalid FREQ value, must be >= 0 and <= 255");
                }
            } else {
                throw CommandError.syntax();
            }
        }
    }

    private Loaded load() {
        Request r = call.request();
        if (!Dump.isIntact(r.array(), r.offset(3), r.length(3), call.services().checksumsCount())) {
            throw new CommandError("ERR DUMP payload version or checksum are wrong");
        }
        try {
            RdbReader reader = Dump.reader(r.array(), r.offset(3), r.length(3));
            Loaded loaded = call.services().valueReader(reader).read(reader.next());
            if (loaded instanceof Loaded.Nothing) {
                throw new CommandError("ERR Bad data format");
            }
            return loaded;
        } catch (BadRdb damaged) {
            throw new CommandError("ERR Bad data format");
        }
    }

    private void put(Database database, byte[] key, Loaded loaded, long atMs) {
        if (loaded instanceof Loaded.Whole whole) {
            database.put(key, whole.value());
        } else if (loaded instanceof Loaded.Text text) {
            byte[] bytes = text.bytes();
            if (text.isNumber()) {
                database.strings().set(key, 0, key.length, bytes, 0, bytes.length, false);
            } else {
                database.strings().setBytes(key, bytes, false);
            }
        }
        Entry entry = database.peek(key, 0, key.length);
        if (entry != null && atMs != 0) {
            database.expire(entry, atMs);
        }
        if (entry != null && frequency >= 0 && call.keyspace().frequency(entry).isPresent()) {
            call.keyspace().frequency(entry, (int) frequency);
        } else if (entry != null
                && idleSeconds >= 0
                && call.keyspace().frequency(entry).isEmpty()) {
            call.keyspace().idle(entry, idleSeconds);
        }
    }

    /** Replicas get the time at which the key expires. */
    private void tellWhen(long atMs) {
        byte[][] command = new byte[call.argc() + 1][];
        for (int i = 0; i < call.argc(); i++) {
            command[i] = call.bytes(i);
        }
        command[2] = Text.of(atMs);
        command[call.argc()] = Words.ABSTTL;
        call.effect(command);
    }
}
