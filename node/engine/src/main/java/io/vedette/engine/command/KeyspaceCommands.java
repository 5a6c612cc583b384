package io.vedette.engine.command;

import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import io.vedette.resp.command.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Databases as wholes: listing, walking, emptying, exchanging. */
final class KeyspaceCommands {

    /** Buckets SCAN looks at for each element it is asked for, before it returns fewer. */
    private static final long PATIENCE = 10;

    private KeyspaceCommands() {}

    static void bind(Bindings table) {
        table.bind("select", KeyspaceCommands::select)
                .bind("dbsize", call -> call.reply().integer(call.database().size()))
                .bind("keys", KeyspaceCommands::keys)
                .bind("scan", KeyspaceCommands::scan)
                .bind("randomkey", KeyspaceCommands::randomkey)
                .bind("flushdb", call -> flush(call, List.of(call.database())))
                .bind("flushall", KeyspaceCommands::flushall)
                .bind("swapdb", KeyspaceCommands::swapdb);
    }

    private static void select(Call call) {
        call.session().select(KeyCommands.database(call, 1));
        call.reply().ok();
    }

    private static void keys(Call call) {
        Optional<Glob> pattern = ScanOptions.pattern(call, 1);
        Database database = call.database();
        int mark = call.reply().deferred();
        int found = 0;
        for (Entry entry : database.entries()) {
            byte[] key = entry.key();
            if ((pattern.isEmpty() || pattern.orElseThrow().matches(key)) && !database.isOver(entry)) {
                call.reply().bulk(key);
                found++;
            }
        }
        call.reply().closeArray(mark, found);
    }

    /** Keys whose time is over and that are come across go one by one, unless a transaction or a script asks. */
    private static void comesAcross(Call call) {
        if (!call.session().isExecuting()) {
            call.services().effects().apart();
        }
    }

    private static void scan(Call call) {
        ScanOptions options = ScanOptions.parse(call, ScanOptions.cursor(call, 1), 2, true);
        comesAcross(call);
        List<Entry> seen = new ArrayList<>();
        long cursor = options.cursor();
        long most = options.count() > Long.MAX_VALUE / PATIENCE ? Long.MAX_VALUE : options.count() * PATIENCE;
        do {
            cursor = call.database().scan(cursor, seen::add);
        } while (cursor != 0 && --most > 0 && seen.size() < options.count());
        List<byte[]> found = new ArrayList<>();
        for (Entry entry : seen) {
            byte[] key = entry.key();
            if (options.wants(key)
                    && call.database().contains(key)
                    && options.wantsType(entry.value().type().word())) {
                found.add(key);
            }
        }
        writeScan(call, cursor, found);
    }

    static void writeScan(Call call, long cursor, List<byte[]> elements) {
        call.reply().array(2);
        call.reply().bulk(Long.toUnsignedString(cursor));
        call.reply().array(elements.size());
        elements.forEach(call.reply()::bulk);
    }

    private static void randomkey(Call call) {
        comesAcross(call);
        byte[] key = call.database().randomKey(call.services().random());
        if (key == null) {
            call.reply().nil();
        } else {
            call.reply().bulk(key);
        }
    }

    private static void flushall(Call call) {
        flush(call, call.keyspace().databases());
        call.keyspace().figures().flushed();
    }

    private static void flush(Call call, List<Database> databases) {
        boolean known = call.argc() == 2 && (call.is(1, "sync") || call.is(1, "async"));
        if (call.argc() > 1 && !known) {
            throw CommandError.syntax();
        }
        for (Database database : databases) {
            call.services().watches().replaced(database, null);
            call.keyspace().clear(database);
            call.services().waitingRoom().replaced(database);
        }
        call.services().audience().emptied();
        call.changed();
        call.reply().ok();
    }

    private static void swapdb(Call call) {
        long first = call.integer(1, Integer.MIN_VALUE, Integer.MAX_VALUE, "ERR invalid first DB index");
        long second = call.integer(2, Integer.MIN_VALUE, Integer.MAX_VALUE, "ERR invalid second DB index");
        Database one = KeyCommands.database(call, 1);
        Database other = KeyCommands.database(call, 2);
        if (first != second) {
            call.services().watches().replaced(one, other);
            call.services().watches().replaced(other, one);
            call.keyspace().swap(one, other);
            call.services().waitingRoom().replaced(one);
            call.services().waitingRoom().replaced(other);
        }
        call.changed();
        call.reply().ok();
    }
}
