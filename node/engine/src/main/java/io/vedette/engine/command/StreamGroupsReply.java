package io.vedette.engine.command;

import io.vedette.engine.stream.Consumer;
import io.vedette.engine.stream.Group;
import io.vedette.engine.stream.Pending;
import io.vedette.engine.stream.PendingEntries;
import io.vedette.engine.stream.StreamValue;
import io.vedette.resp.ReplyWriter;

/** Groups as XINFO STREAM FULL tells them, with their consumers and what is pending. */
final class StreamGroupsReply {

    private StreamGroupsReply() {}

    /** @param most pending entries of each, or 0 for all */
    static void write(ReplyWriter reply, StreamValue stream, long most) {
        reply.array(stream.groups().size());
        for (Group group : stream.groups()) {
            reply.map(7);
            reply.bulk("name");
            reply.bulk(group.name());
            reply.bulk("last-delivered-id");
            reply.bulk(group.lastId().text());
            StreamInfoCommands.progress(reply, stream, group);
            reply.bulk("pel-count");
            reply.integer(group.pending().size());
            reply.bulk("pending");
            pending(reply, group.pending(), true, most);
            reply.bulk("consumers");
            consumers(reply, group, most);
        }
    }

    private static void consumers(ReplyWriter reply, Group group, long most) {
        reply.array(group.consumers().size());
        for (Consumer consumer : group.consumers()) {
            reply.map(5);
            reply.bulk("name");
            reply.bulk(consumer.name());
            reply.bulk("seen-time");
            reply.integer(consumer.seenMs());
            reply.bulk("active-time");
            reply.integer(consumer.activeMs());
            reply.bulk("pel-count");
            reply.integer(consumer.pending().size());
            reply.bulk("pending");
            pending(reply, consumer.pending(), false, most);
        }
    }

    private static void pending(ReplyWriter reply, PendingEntries entries, boolean named, long most) {
        int shown = (int) (most == 0 ? entries.size() : Math.min(most, entries.size()));
        reply.array(shown);
        for (Pending entry : entries) {
            if (shown-- == 0) {
                return;
            }
            reply.array(named ? 4 : 3);
            reply.bulk(entry.id().text());
            if (named) {
                reply.bulk(entry.consumer());
            }
            reply.integer(entry.deliveredMs());
            reply.integer(entry.deliveries());
        }
    }
}
