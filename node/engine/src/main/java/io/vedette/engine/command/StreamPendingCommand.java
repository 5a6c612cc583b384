package io.vedette.engine.command;

import io.vedette.engine.stream.Consumer;
import io.vedette.engine.stream.Group;
import io.vedette.engine.stream.Pending;
import io.vedette.engine.stream.PendingEntries;
import io.vedette.engine.stream.StreamId;
import io.vedette.engine.stream.StreamValue;
import io.vedette.resp.ReplyWriter;

/** XPENDING: what a group has not acknowledged, in short or entry by entry. */
final class StreamPendingCommand {

    private static final int SHORT = 3;
    private static final int LEAST = 6;
    private static final int LEAST_WITH_IDLE = 8;
    private static final int MOST = 9;

    private StreamPendingCommand() {}

    static void bind(Bindings table) {
        table.bind("xpending", StreamPendingCommand::run);
    }

    private static void run(Call call) {
        int argc = call.argc();
        if (argc == SHORT) {
            summary(call.reply(), group(call));
            return;
        }
        if (argc < LEAST || argc > MOST) {
            throw CommandError.syntax();
        }
        boolean idle = call.is(3, "idle");
        long minIdleMs = idle ? call.integer(4) : 0;
        if (idle && argc < LEAST_WITH_IDLE) {
            throw CommandError.syntax();
        }
        int first = idle ? 5 : 3;
        long count = Math.max(0, call.integer(first + 2));
        StreamId least = StreamIds.least(call, first);
        StreamId greatest = StreamIds.greatest(call, first + 1);
        Group group = group(call);
        Consumer consumer = first + 3 < argc ? group.consumer(call.bytes(first + 3)) : null;
        if ((first + 3 < argc && consumer == null) || least.isAfter(greatest)) {
            call.reply().array(0);
            return;
        }
        PendingEntries all = consumer == null ? group.pending() : consumer.pending();
        entries(call, all.from(least), greatest, minIdleMs, count);
    }

    private static Group group(Call call) {
        StreamValue stream = call.stream(1);
        Group group = stream == null ? null : stream.group(call.bytes(2));
        if (group == null) {
            throw StreamErrors.noGroup(call, 1, call.bytes(2), "");
        }
        return group;
    }

    private static void summary(ReplyWriter reply, Group group) {
        PendingEntries pending = group.pending();
        reply.array(4);
        reply.integer(pending.size());
        if (pending.isEmpty()) {
            reply.nil();
            reply.nil();
            reply.nullArray();
            return;
        }
        reply.bulk(pending.first().id().text());
        reply.bulk(pending.last().id().text());
        int mark = reply.deferred();
        int busy = 0;
        for (Consumer consumer : group.consumers()) {
            if (!consumer.pending().isEmpty()) {
                reply.array(2);
                reply.bulk(consumer.name());
                reply.bulk((long) consumer.pending().size());
                busy++;
            }
        }
        reply.closeArray(mark, busy);
    }

    private static void entries(Call call, Iterable<Pending> from, StreamId greatest, long minIdleMs, long most) {
        ReplyWriter reply = call.reply();
        int mark = reply.deferred();
        int shown = 0;
        for (Pending entry : from) {
            if (shown == most || entry.id().isAfter(greatest)) {
                break;
            }
            long idleMs = call.nowMs() - entry.deliveredMs();
            if (minIdleMs == 0 || idleMs >= minIdleMs) {
                reply.array(4);
                reply.bulk(entry.id().text());
                reply.bulk(entry.consumer());
                reply.integer(Math.max(0, idleMs));
                reply.integer(entry.deliveries());
                shown++;
            }
        }
        reply.closeArray(mark, shown);
    }
}
