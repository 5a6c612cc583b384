package io.vedette.engine.aof;

import static io.vedette.engine.aof.ValueCommands.ascii;

import io.vedette.engine.stream.Consumer;
import io.vedette.engine.stream.Group;
import io.vedette.engine.stream.Pending;
import io.vedette.engine.stream.StreamCursor;
import io.vedette.engine.stream.StreamId;
import io.vedette.engine.stream.StreamValue;
import java.util.ArrayList;
import java.util.List;

/** A stream as commands: its entries, what was counted, its groups, their consumers, and what is pending for whom. */
final class StreamCommands {

    private static final StreamId SOME = new StreamId(0, 1);

    private final ValueCommands.Sink sink;
    private final byte[] key;

    StreamCommands(ValueCommands.Sink sink, byte[] key) {
        this.sink = sink;
        this.key = key;
    }

    void write(StreamValue stream) {
        StreamCursor cursor = stream.between(StreamId.ZERO, StreamId.MAX, true);
        while (cursor.next()) {
            List<byte[]> words =
                    new ArrayList<>(List.of(ascii("XADD"), key, cursor.id().text()));
            cursor.forEach((field, value) -> {
                words.add(field);
                words.add(value);
            });
            sink.write(words.toArray(byte[][]::new));
        }
        if (stream.length() == 0) {
            // A stream without entries is made by adding one that is trimmed at once.
            sink.write(ascii("XADD"), key, ascii("MAXLEN"), ascii("0"), SOME.text(), ascii("x"), ascii("y"));
        }
        sink.write(
                ascii("XSETID"),
                key,
                stream.lastId().text(),
                ascii("ENTRIESADDED"),
                ascii(Long.toString(stream.entriesAdded())),
                ascii("MAXDELETEDID"),
                stream.maxDeletedId().text());
        stream.groups().forEach(this::write);
    }

    private void write(Group group) {
        sink.write(
                ascii("XGROUP"),
                ascii("CREATE"),
                key,
                group.name(),
                group.lastId().text(),
                ascii("ENTRIESREAD"),
                ascii(Long.toString(group.entriesRead())));
        for (Consumer consumer : group.consumers()) {
            sink.write(ascii("XGROUP"), ascii("CREATECONSUMER"), key, group.name(), consumer.name());
            for (Pending entry : consumer.pending()) {
                sink.write(
                        ascii("XCLAIM"),
                        key,
                        group.name(),
                        consumer.name(),
                        ascii("0"),
                        entry.id().text(),
                        ascii("TIME"),
                        ascii(Long.toString(entry.deliveredMs())),
                        ascii("RETRYCOUNT"),
                        ascii(Long.toString(entry.deliveries())),
                        ascii("JUSTID"),
                        ascii("FORCE"));
            }
        }
    }
}
