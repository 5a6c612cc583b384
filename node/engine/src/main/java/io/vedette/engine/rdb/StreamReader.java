package io.vedette.engine.rdb;

import io.vedette.engine.stream.Consumer;
import io.vedette.engine.stream.Group;
import io.vedette.engine.stream.Pending;
import io.vedette.engine.stream.Progress;
import io.vedette.engine.stream.StreamId;
import io.vedette.engine.stream.StreamValue;
import io.vedette.engine.value.Listpack;
import java.util.HashMap;
import java.util.Map;

/** Reads a stream: its blocks, what was counted, its groups with what is pending for whom. */
final class StreamReader {

    private static final int ID_BYTES = 16;

    /** When an entry was delivered, for the how manieth time. */
    private record Delivery(long atMs, long times) {}

    private final RdbReader reader;
    private final int type;
    private final StreamValue stream = new StreamValue();

    StreamReader(RdbReader reader, int type) {
        this.reader = reader;
        this.type = type;
    }

    StreamValue read() {
        for (int left = reader.count(); left > 0; left--) {
            block();
        }
        long length = reader.length();
        StreamId last = id();
        StreamId maxDeleted = StreamId.ZERO;
        long added = length;
        if (type != RdbType.STREAM) {
            // The first ID is known from the entries.
            id();
            maxDeleted = id();
            added = reader.length();
        }
        stream.restore(last, maxDeleted, added);
        if (length != stream.length() || last.isBefore(stream.lastEntryId())) {
            throw new BadRdb("a stream of " + length + " entries has " + stream.length());
        }
        for (int left = reader.count(); left > 0; left--) {
            group();
        }
        return stream;
    }

    private void block() {
        byte[] key = reader.string();
        if (key.length != ID_BYTES) {
            throw new BadRdb("a block of a stream has an ID of " + key.length + " bytes");
        }
        Listpack pack = Listpack.of(reader.string()).orElseThrow(() -> new BadRdb("a block of a stream is damaged"));
        if (!stream.adopt(StreamId.of(key), pack)) {
            throw new BadRdb("a block of a stream is damaged");
        }
    }

    private void group() {
        byte[] name = reader.string();
        StreamId last = id();
        long read = type == RdbType.STREAM ? Progress.entriesUpTo(stream, last) : reader.length();
        if (stream.group(name) != null) {
            throw new BadRdb("a stream has a group twice");
        }
        Group group = stream.create(name, last, read);
        Map<StreamId, Delivery> deliveries = new HashMap<>();
        for (int left = reader.count(); left > 0; left--) {
            StreamId id = StreamId.of(reader.bytes(ID_BYTES));
            long atMs = reader.little(8);
            if (deliveries.put(id, new Delivery(atMs, reader.length())) != null) {
                throw new BadRdb("an entry is pending twice");
            }
        }
        for (int left = reader.count(); left > 0; left--) {
            consumer(group, deliveries);
        }
        if (group.pending().size() != deliveries.size()) {
            throw new BadRdb("an entry is pending for nobody");
        }
    }

    private void consumer(Group group, Map<StreamId, Delivery> deliveries) {
        byte[] name = reader.string();
        if (group.consumer(name) != null) {
            throw new BadRdb("a group has a consumer twice");
        }
        long seenMs = reader.little(8);
        Consumer consumer = group.create(name, seenMs);
        consumer.active(type == RdbType.STREAM_3 ? reader.little(8) : seenMs);
        for (int left = reader.count(); left > 0; left--) {
            StreamId id = StreamId.of(reader.bytes(ID_BYTES));
            Delivery delivery = deliveries.get(id);
            Pending known = group.pending(id);
            if (delivery == null || known != null) {
                throw new BadRdb("an entry is pending for two consumers, or was never delivered");
            }
            group.add(id, consumer, delivery.atMs(), delivery.times());
        }
    }

    private StreamId id() {
        long ms = reader.length();
        return new StreamId(ms, reader.length());
    }
}
