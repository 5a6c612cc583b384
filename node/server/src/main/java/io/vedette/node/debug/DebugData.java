package io.vedette.node.debug;

import io.vedette.engine.Engine;
import io.vedette.engine.debug.DataDigest;
import io.vedette.engine.debug.EntryReport;
import io.vedette.engine.debug.Population;
import io.vedette.engine.dict.Dict;
import io.vedette.engine.dict.TableFigures;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.value.Keyed;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What DEBUG tells of keys and values, and the keys it makes. */
final class DebugData {
    private static final Logger LOG = LoggerFactory.getLogger(DebugData.class);
    private static final String NO_KEY = "ERR no such key";
    private static final byte[] PREFIX = "key".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_FIELDS_OF_POPULATE = 5;

    private final Engine engine;

    DebugData(Engine engine) {
        this.engine = engine;
    }

    void bind(DebugTable table) {
        table.add("digest", 2, (connection, request, reply) -> reply.status(DataDigest.of(engine.keyspace())))
                .add("digest-value", 2, DebugTable.ANY, this::digests)
                .add("populate", 3, MOST_FIELDS_OF_POPULATE, this::populate)
                .add("object", 3, ofEntry(this::object))
                .add("listpack", 3, ofEntry((entry, reply) -> structure(entry, "listpack", reply)))
                .add("quicklist", 3, 4, ofEntry((entry, reply) -> structure(entry, "quicklist", reply)))
                .add("htstats", 3, this::tables)
                .add("htstats-key", 3, ofEntry(DebugData::table));
    }

    private Database database(Connection connection) {
        return engine.keyspace().database(connection.session().database());
    }

    /** Also of a key whose time is over; it is neither removed nor marked as used. */
    private CommandHandler ofEntry(BiConsumer<Entry, ReplyWriter> told) {
        return (connection, request, reply) -> {
            Entry entry = database(connection).held(request.bytes(2));
            if (entry == null) {
                reply.error(NO_KEY);
            } else {
                told.accept(entry, reply);
            }
        };
    }

    private void digests(Connection connection, Request request, ReplyWriter reply) {
        reply.array(request.argc() - 2);
        for (int i = 2; i < request.argc(); i++) {
            reply.status(DataDigest.of(database(connection), request.bytes(i)));
        }
    }

    private void populate(Connection connection, Request request, ReplyWriter reply) {
        if (!isCount(request, 2) || (request.argc() > 4 && !isCount(request, 4))) {
            reply.error("ERR value is out of range, must be positive");
            return;
        }
        byte[] prefix = request.argc() > 3 ? request.bytes(3) : PREFIX;
        int bytes = request.argc() > 4 ? (int) request.longAt(4) : 0;
        new Population(prefix, bytes).add(database(connection), request.longAt(2));
        reply.ok();
    }

    private static boolean isCount(Request request, int i) {
        return request.isLong(i) && request.longAt(i) >= 0 && request.longAt(i) <= Integer.MAX_VALUE;
    }

    private void object(Entry entry, ReplyWriter reply) {
        reply.status(EntryReport.of(entry, engine.keyspace(), engine.limits()));
    }

    private static void structure(Entry entry, String encoding, ReplyWriter reply) {
        String name = encoding.substring(0, 1).toUpperCase(Locale.ROOT) + encoding.substring(1);
        if (!entry.value().encoding().equals(encoding)) {
            reply.error("ERR Not a " + encoding + " encoded object.");
            return;
        }
        LOG.info(
                "{} of {} elements in {} bytes",
                name,
                entry.value().elements(),
                entry.value().memory());
        reply.status(name + " structure printed on stdout");
    }

    private void tables(Connection connection, Request request, ReplyWriter reply) {
        if (!request.isLong(2)) {
            reply.error("ERR value is not an integer or out of range");
            return;
        }
        long number = request.longAt(2);
        if (number < 0 || number >= engine.keyspace().databases().size()) {
            reply.error("ERR Out of range database");
            return;
        }
        reply.verbatim("txt", engine.keyspace().database((int) number).tables());
    }

    private static void table(Entry entry, ReplyWriter reply) {
        Dict<?> table = entry.value() instanceof Keyed keyed ? keyed.elementTable() : null;
        if (table == null) {
            reply.error("ERR The value stored at the specified key is not represented using an hash table");
        } else {
            reply.verbatim("txt", TableFigures.of(table));
        }
    }
}
