package io.vedette.engine.command;

import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.stream.Consumer;
import io.vedette.engine.stream.Group;
import io.vedette.engine.stream.StreamId;
import io.vedette.engine.stream.StreamValue;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** XREAD and XREADGROUP: what stands behind an ID in each of some streams, at once or when there is something. */
final class StreamReadCommand {

    private final boolean grouped;
    private final Call call;
    private final Database database;
    private @Nullable Patience patience;
    private long count;
    private boolean noAck;
    private byte @Nullable [] groupName;
    private byte[] consumerName = new byte[0];

    /** A stream, and behind which ID entries are wanted; the greatest ID stands for what is new to the group. */
    private static final class Wanted {
        private final byte[] key;
        private final StreamId behind;

        Wanted(byte[] key, StreamId behind) {
            this.key = key;
            this.behind = behind;
        }
    }

    private final List<Wanted> wanted = new ArrayList<>();

    private StreamReadCommand(Call call, boolean grouped) {
        this.call = call;
        this.grouped = grouped;
        this.database = call.database();
    }

    static void bind(Bindings table) {
        table.bind("xread", call -> new StreamReadCommand(call, false).run())
                .bind("xreadgroup", call -> new StreamReadCommand(call, true).run());
    }

    private void run() {
        int first = options();
        int streams = call.argc() - first;
        if (streams % 2 != 0) {
            throw new CommandError(
                    "ERR Unbalanced XREAD list of streams: for each stream key an ID or '$' must be specified.");
        }
        if (grouped && groupName == null) {
            throw new CommandError("ERR Missing GROUP option for XREADGROUP");
        }
        for (int i = first; i < first + streams / 2; i++) {
            wanted.add(new Wanted(call.bytes(i), behind(i, i + streams / 2)));
        }
        call.noEffect();
        if (!serveNow()) {
            waitOrGiveUp();
        }
    }

    /** Gives where the keys begin. */
    private int options() {
        for (int i = 1; i < call.argc(); i++) {
            int more = call.argc() - i - 1;
            if (more > 0 && call.is(i, "block")) {
                refuseScripts();
                patience = Patience.parseMs(call, ++i);
            } else if (more > 0 && call.is(i, "count")) {
                count = Math.max(0, call.integer(++i));
            } else if (more > 0 && call.is(i, "streams")) {
                return i + 1;
            } else if (more > 1 && call.is(i, "group")) {
                requireGroups("GROUP");
                groupName = call.bytes(i + 1);
                consumerName = call.bytes(i + 2);
                i += 2;
            } else if (call.is(i, "noack")) {
                requireGroups("NOACK");
                noAck = true;
            } else {
                throw CommandError.syntax();
            }
        }
        throw CommandError.syntax();
    }

    /** A transaction is answered as if the time were over; a script is told. */
    private void refuseScripts() {
        if (call.services().execution().job() != null) {
            throw new CommandError(
                    "ERR " + call.request().text(0) + " command is not allowed with BLOCK option from scripts");
        }
    }

    private void requireGroups(String option) {
        if (!grouped) {
            throw new CommandError(
                    "ERR The " + option + " option is only supported by XREADGROUP. You called XREAD instead.");
        }
    }

    private StreamId behind(int keyAt, int idAt) {
        StreamValue stream = call.stream(keyAt);
        byte[] name = groupName;
        if (name != null && (stream == null || stream.group(name) == null)) {
            throw StreamErrors.noGroup(call, keyAt, name, " in XREADGROUP with GROUP option");
        }
        if (call.is(idAt, "$")) {
            if (grouped) {
                throw new CommandError("ERR The $ ID is meaningless in the context of XREADGROUP: you want to read the"
                        + " history of this consumer by specifying a proper ID, or use the > ID to get new messages."
                        + " The $ ID would just return an empty result set.");
            }
            return stream == null ? StreamId.ZERO : stream.lastId();
        }
        if (call.is(idAt, ">")) {
            if (!grouped) {
                throw new CommandError("ERR The > ID can be specified only when calling XREADGROUP using the GROUP"
                        + " <group> <consumer> option.");
            }
            return StreamId.MAX;
        }
        return StreamIds.exact(call, idAt);
    }

    private boolean serveNow() {
        ReplyWriter reply = call.reply();
        int served = 0;
        int mark = 0;
        for (Wanted one : wanted) {
            StreamValue stream = stream(one.key);
            if (stream != null && hasSome(stream, one.behind)) {
                mark = served++ == 0 ? reply.deferred() : mark;
                if (reply.protocol() == Protocol.RESP2) {
                    reply.array(2);
                }
                reply.bulk(one.key);
                serve(stream, one, reply);
            }
        }
        if (served > 0) {
            close(reply, mark, served);
        }
        return served > 0;
    }

    private static void close(ReplyWriter reply, int mark, int streams) {
        if (reply.protocol() == Protocol.RESP2) {
            reply.closeArray(mark, streams);
        } else {
            reply.closeMap(mark, streams);
        }
    }

    private boolean hasSome(StreamValue stream, StreamId behind) {
        if (groupName != null && !behind.equals(StreamId.MAX)) {
            return true;
        }
        Group group = groupName == null ? null : stream.group(groupName);
        StreamId last = group == null ? behind : group.lastId();
        return stream.length() > 0 && stream.lastEntryId().isAfter(last);
    }

    private void serve(StreamValue stream, Wanted one, ReplyWriter reply) {
        Group group = groupName == null ? null : stream.group(groupName);
        if (group == null) {
            StreamReply.entries(reply, stream, one.behind.next(), StreamId.MAX, count, true);
        } else {
            deliver(new StreamGroup(call.services(), database, one.key, group), stream, one.behind, reply);
        }
    }

    private void deliver(StreamGroup at, StreamValue stream, StreamId behind, ReplyWriter reply) {
        Consumer known = at.group().consumer(consumerName);
        Consumer consumer = known == null ? at.create(consumerName) : known;
        consumer.seen(at.nowMs());
        StreamDelivery delivery = new StreamDelivery(at, stream, consumer, noAck, count, reply);
        if (behind.equals(StreamId.MAX)) {
            delivery.fresh();
        } else {
            delivery.again(behind.next());
        }
        if (known == null && consumer.activeMs() == Consumer.NEVER) {
            // Nothing it got tells replicas of it.
            at.tellConsumer(consumer);
        }
    }

    private void waitOrGiveUp() {
        Patience given = patience;
        if (given == null) {
            call.reply().nullArray();
            return;
        }
        List<byte[]> keys = new ArrayList<>();
        wanted.forEach(one -> keys.add(one.key));
        given.wait(call, keys, grouped, ReplyWriter::nullArray, this::serveLater);
    }

    /** Whether the client was served, or told why it never will be. */
    private boolean serveLater(byte[] key, ReplyWriter reply) {
        StreamValue stream = stream(key);
        Wanted one = wanted(key);
        if (stream == null) {
            if (grouped) {
                reply.error("UNBLOCKED the stream key no longer exists");
            }
            return grouped;
        }
        Group group = groupName == null ? null : stream.group(groupName);
        if (grouped && group == null) {
            reply.error("NOGROUP the consumer group this client was blocked on no longer exists");
            return true;
        }
        if (!stream.lastId().isAfter(group == null ? one.behind : group.lastId())) {
            return false;
        }
        if (reply.protocol() == Protocol.RESP2) {
            reply.array(1);
            reply.array(2);
        } else {
            reply.map(1);
        }
        reply.bulk(key);
        serve(stream, one, reply);
        return true;
    }

    /** What was said of a key first. */
    private Wanted wanted(byte[] key) {
        for (Wanted one : wanted) {
            if (Arrays.equals(one.key, key)) {
                return one;
            }
        }
        throw new IllegalStateException("a client was woken for a key it did not wait for");
    }

    /** The stream; for changing where there is a group, which is changed by reading. */
    private @Nullable StreamValue stream(byte[] key) {
        if (grouped) {
            return database.write(key) instanceof StreamValue stream ? stream : null;
        }
        Entry entry = database.peek(key, 0, key.length);
        return entry != null && entry.value() instanceof StreamValue stream ? stream : null;
    }
}
