package io.vedette.engine.command;

import io.vedette.engine.stream.Consumer;
import io.vedette.engine.stream.Group;
import io.vedette.engine.stream.Progress;
import io.vedette.engine.stream.StreamCursor;
import io.vedette.engine.stream.StreamId;
import io.vedette.engine.stream.StreamValue;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.command.CommandErrors;
import io.vedette.resp.command.HelpReply;
import java.util.OptionalLong;

/** XINFO. */
final class StreamInfoCommands {

    private static final long USUAL_COUNT = 10;

    private StreamInfoCommands() {}

    static void bind(Bindings table) {
        table.container("xinfo")
                .bind("xinfo|stream", StreamInfoCommands::stream)
                .bind("xinfo|groups", StreamInfoCommands::groups)
                .bind("xinfo|consumers", StreamInfoCommands::consumers)
                .bind("xinfo|help", call -> HelpReply.write(Bindings.CATALOGUE.spec("xinfo"), call.reply()));
    }

    private static StreamValue existing(Call call) {
        StreamValue stream = call.stream(2);
        if (stream == null) {
            throw CommandError.noSuchKey();
        }
        return stream;
    }

    private static void stream(Call call) {
        StreamValue stream = existing(call);
        if (call.argc() == 3) {
            outline(call.reply(), stream);
            return;
        }
        boolean counted = call.argc() == 6;
        if ((call.argc() != 4 && !counted) || !call.is(3, "full") || (counted && !call.is(4, "count"))) {
            throw new CommandError(CommandErrors.unknownSubcommandOrArity(call.request()));
        }
        long count = USUAL_COUNT;
        if (counted) {
            long given = call.integer(5);
            count = given < 0 ? USUAL_COUNT : given;
        }
        full(call.reply(), stream, count);
    }

    private static void outline(ReplyWriter reply, StreamValue stream) {
        reply.map(10);
        figures(reply, stream);
        reply.bulk("groups");
        reply.integer(stream.groups().size());
        reply.bulk("first-entry");
        edge(reply, stream, true);
        reply.bulk("last-entry");
        edge(reply, stream, false);
    }

    private static void full(ReplyWriter reply, StreamValue stream, long count) {
        reply.map(9);
        figures(reply, stream);
        reply.bulk("entries");
        StreamReply.entries(reply, stream, StreamId.ZERO, StreamId.MAX, count, true);
        reply.bulk("groups");
        StreamGroupsReply.write(reply, stream, count);
    }

    private static void figures(ReplyWriter reply, StreamValue stream) {
        reply.bulk("length");
        reply.integer(stream.length());
        reply.bulk("radix-tree-keys");
        reply.integer(stream.blockCount());
        reply.bulk("radix-tree-nodes");
        reply.integer(stream.treeNodes());
        reply.bulk("last-generated-id");
        reply.bulk(stream.lastId().text());
        reply.bulk("max-deleted-entry-id");
        reply.bulk(stream.maxDeletedId().text());
        reply.bulk("entries-added");
        reply.integer(stream.entriesAdded());
        reply.bulk("recorded-first-entry-id");
        reply.bulk(stream.firstId().text());
    }

    private static void edge(ReplyWriter reply, StreamValue stream, boolean first) {
        StreamCursor cursor = stream.between(StreamId.ZERO, StreamId.MAX, first);
        if (cursor.next()) {
            StreamReply.entry(reply, cursor);
        } else {
            reply.nil();
        }
    }

    private static void groups(Call call) {
        StreamValue stream = existing(call);
        ReplyWriter reply = call.reply();
        reply.array(stream.groups().size());
        for (Group group : stream.groups()) {
            reply.map(6);
            reply.bulk("name");
            reply.bulk(group.name());
            reply.bulk("consumers");
            reply.integer(group.consumers().size());
            reply.bulk("pending");
            reply.integer(group.pending().size());
            reply.bulk("last-delivered-id");
            reply.bulk(group.lastId().text());
            progress(reply, stream, group);
        }
    }

    static void progress(ReplyWriter reply, StreamValue stream, Group group) {
        reply.bulk("entries-read");
        if (group.entriesRead() == Group.UNKNOWN) {
            reply.nil();
        } else {
            reply.integer(group.entriesRead());
        }
        reply.bulk("lag");
        OptionalLong lag = Progress.lag(stream, group);
        if (lag.isEmpty()) {
            reply.nil();
        } else {
            reply.integer(lag.getAsLong());
        }
    }

    private static void consumers(Call call) {
        StreamValue stream = existing(call);
        Group group = stream.group(call.bytes(3));
        if (group == null) {
            throw StreamErrors.noGroupForKey(call, 2, 3);
        }
        ReplyWriter reply = call.reply();
        reply.array(group.consumers().size());
        for (Consumer consumer : group.consumers()) {
            reply.map(4);
            reply.bulk("name");
            reply.bulk(consumer.name());
            reply.bulk("pending");
            reply.integer(consumer.pending().size());
            reply.bulk("idle");
            reply.integer(Math.max(0, call.nowMs() - consumer.seenMs()));
            reply.bulk("inactive");
            reply.integer(
                    consumer.activeMs() == Consumer.NEVER
                            ? Consumer.NEVER
                            : Math.max(0, call.nowMs() - consumer.activeMs()));
        }
    }
}
