package io.vedette.engine.command;

import io.vedette.engine.stream.Consumer;
import io.vedette.engine.stream.Group;
import io.vedette.engine.stream.Pending;
import io.vedette.engine.stream.Progress;
import io.vedette.engine.stream.StreamCursor;
import io.vedette.engine.stream.StreamId;
import io.vedette.engine.stream.StreamValue;
import io.vedette.resp.ReplyWriter;

/** Gives entries of one stream to one consumer. */
final class StreamDelivery {

    private final StreamGroup at;
    private final StreamValue stream;
    private final Consumer consumer;
    private final boolean noAck;
    private final long most;
    private final ReplyWriter reply;

    /** @param most entries, or 0 for all */
    StreamDelivery(StreamGroup at, StreamValue stream, Consumer consumer, boolean noAck, long most, ReplyWriter reply) {
        this.at = at;
        this.stream = stream;
        this.consumer = consumer;
        this.noAck = noAck;
        this.most = most;
        this.reply = reply;
    }

    /** What the group has not had yet; it becomes pending. */
    void fresh() {
        Group group = at.group();
        int mark = reply.deferred();
        int count = 0;
        StreamCursor cursor = stream.between(group.lastId().next(), StreamId.MAX, true);
        while ((most == 0 || count < most) && cursor.next()) {
            Progress.advance(stream, group, cursor.id());
            StreamReply.entry(reply, cursor);
            if (!noAck) {
                Pending entry = group.add(cursor.id(), consumer, at.nowMs(), 1);
                consumer.active(at.nowMs());
                at.tellClaim(cursor.id(), entry);
            }
            count++;
        }
        if (count > 0) {
            at.tellPlace();
        }
        reply.closeArray(mark, count);
    }

    /** What the consumer has not acknowledged, from an ID on; of entries that are gone only the ID. */
    void again(StreamId from) {
        int mark = reply.deferred();
        int count = 0;
        for (Pending entry : consumer.pending().from(from)) {
            if (most != 0 && count == most) {
                break;
            }
            if (StreamReply.entry(reply, stream, entry.id())) {
                at.group().add(entry.id(), consumer, at.nowMs(), entry.deliveries() + 1);
            } else {
                reply.array(2);
                reply.bulk(entry.id().text());
                reply.nullArray();
            }
            count++;
        }
        reply.closeArray(mark, count);
    }
}
