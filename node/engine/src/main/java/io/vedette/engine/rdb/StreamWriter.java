package io.vedette.engine.rdb;

import io.vedette.engine.stream.Consumer;
import io.vedette.engine.stream.Group;
import io.vedette.engine.stream.Pending;
import io.vedette.engine.stream.StreamId;
import io.vedette.engine.stream.StreamValue;

/** Writes a stream: its blocks as they are, what was counted, its groups with what is pending for whom. */
final class StreamWriter {

    private final RdbWriter out;

    StreamWriter(RdbWriter out) {
        this.out = out;
    }

    void write(StreamValue stream) {
        out.length(stream.blockCount());
        stream.forEachBlock((id, pack) -> {
            out.string(id.toBytes());
            out.string(pack.toBytes());
        });
        out.length(stream.length());
        id(stream.lastId());
        id(stream.firstId());
        id(stream.maxDeletedId());
        out.length(stream.entriesAdded());
        out.length(stream.groups().size());
        stream.groups().forEach(this::write);
    }

    private void write(Group group) {
        out.string(group.name());
        id(group.lastId());
        out.length(group.entriesRead());
        out.length(group.pending().size());
        for (Pending entry : group.pending()) {
            rawId(entry.id());
            out.little(entry.deliveredMs(), 8);
            out.length(entry.deliveries());
        }
        out.length(group.consumers().size());
        for (Consumer consumer : group.consumers()) {
            out.string(consumer.name());
            out.little(consumer.seenMs(), 8);
            out.length(consumer.pending().size());
            consumer.pending().forEach(entry -> rawId(entry.id()));
        }
    }

    private void id(StreamId id) {
        out.length(id.ms());
        out.length(id.seq());
    }

    private void rawId(StreamId id) {
        byte[] bytes = id.toBytes();
        out.put(bytes, 0, bytes.length);
    }
}
