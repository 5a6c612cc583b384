package io.vedette.engine.command;

import io.vedette.engine.stream.Consumer;
import io.vedette.engine.stream.Group;
import io.vedette.engine.stream.Pending;
import io.vedette.engine.stream.StreamId;
import io.vedette.engine.stream.StreamValue;
import io.vedette.resp.ReplyWriter;
import java.util.NavigableMap;

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
        NavigableMap<StreamId, Pending> all = consumer == null ? group.pending() : consumer.pending();
        entries(call, all.subMap(least, true, greatest, true), minIdleMs, count);
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
        NavigableMap<StreamId, Pending> pending = group.pending();
        reply.array(4);
        reply.integer(pending.size());
        if (pending.isEmpty()) {
            reply.nil();
            reply.nil();
            reply.nullArray();
            return;
        }
        reply.bulk(pending.firstKey().text());
        reply.bulk(pending.lastKey().text());
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

    private static void entries(Call call, NavigableMap<StreamId, Pending> range, long minIdleMs, long most) {
        ReplyWriter reply = call.reply();
        int mark = reply.deferred();
        int shown = 0;
        for (Pending entry : range.values()) {
            if (shown == most) {
                break;
            }
            long idleMs = call.nowMs() - entry.deliveredMs();
            if (minIdleMs == 0 || idleMs >= minIdleMs) {
                reply.array(4);
                reply.bulk(entry.id().text());
                reply.bulk(entry.consumer().name());
                reply.integer(Math.max(0, idleMs));
                reply.integer(entry.deliveries());
                shown++;
            }
        }
        reply.closeArray(mark, shown);
    }
}
