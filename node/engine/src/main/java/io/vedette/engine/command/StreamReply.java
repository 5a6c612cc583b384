package io.vedette.engine.command;

import io.vedette.engine.stream.StreamCursor;
import io.vedette.engine.stream.StreamId;
import io.vedette.engine.stream.StreamValue;
import io.vedette.resp.ReplyWriter;

/** Entries in replies: each its ID, then its fields and values in turn. */
final class StreamReply {

    private StreamReply() {}

    /** Up to so many entries between two IDs, or all where {@code most} is 0. */
    static void entries(
            ReplyWriter reply, StreamValue stream, StreamId least, StreamId greatest, long most, boolean upwards) {
        int mark = reply.deferred();
        int count = 0;
        StreamCursor cursor = stream.between(least, greatest, upwards);
        while ((most == 0 || count < most) && cursor.next()) {
            entry(reply, cursor);
            count++;
        }
        reply.closeArray(mark, count);
    }

    static void entry(ReplyWriter reply, StreamCursor cursor) {
        reply.array(2);
        reply.bulk(cursor.id().text());
        cursor.write(reply);
    }

    /** One entry; whether it was there, for nothing is written where it was not. */
    static boolean entry(ReplyWriter reply, StreamValue stream, StreamId id) {
        StreamCursor cursor = stream.between(id, id, true);
        boolean there = cursor.next();
        if (there) {
            entry(reply, cursor);
        }
        return there;
    }
}
