package io.vedette.engine.command;

import io.vedette.engine.stream.Group;
import io.vedette.engine.stream.Pending;
import io.vedette.engine.stream.StreamId;
import io.vedette.engine.stream.StreamValue;
import io.vedette.resp.ReplyWriter;
import java.util.ArrayList;
import java.util.List;

/** XAUTOCLAIM: entries that were delivered too long ago go to a consumer, in the order of their IDs. */
final class StreamAutoClaimCommand {

    private static final int OPTIONS = 6;
    private static final long USUAL_COUNT = 100;

    /** Entries looked at for one that is claimed. */
    private static final long ATTEMPTS = 10;

    private static final long MOST = Long.MAX_VALUE / 16;

    private StreamAutoClaimCommand() {}

    static void bind(Bindings table) {
        table.bind("xautoclaim", StreamAutoClaimCommand::run);
    }

    private static void run(Call call) {
        long minIdleMs = Math.max(0, call.integer(4, "ERR Invalid min-idle-time argument for XAUTOCLAIM"));
        StreamId start = StreamIds.least(call, 5);
        long count = USUAL_COUNT;
        boolean justId = false;
        for (int i = OPTIONS; i < call.argc(); i++) {
            if (call.is(i, "count") && i + 1 < call.argc()) {
                count = call.integer(++i, 1, MOST, "ERR COUNT must be > 0");
            } else if (call.is(i, "justid")) {
                justId = true;
            } else {
                throw CommandError.syntax();
            }
        }
        StreamValue stream = StreamClaim.stream(call);
        Group group = StreamClaim.group(call, stream);
        claim(call, group, new StreamClaim(call, stream, group, justId), start, minIdleMs, count, justId);
    }

    private static void claim(
            Call call, Group group, StreamClaim claim, StreamId start, long minIdleMs, long count, boolean justId) {
        ReplyWriter reply = call.reply();
        List<Pending> gone = new ArrayList<>();
        List<Pending> idle = new ArrayList<>();
        StreamId cursor = StreamId.ZERO;
        long attempts = count * ATTEMPTS;
        for (Pending entry : group.pending().from(start)) {
            if (attempts-- == 0 || gone.size() + idle.size() == count) {
                cursor = entry.id();
                break;
            }
            if (!claim.isThere(entry.id())) {
                gone.add(entry);
            } else if (minIdleMs == 0 || call.nowMs() - entry.deliveredMs() >= minIdleMs) {
                idle.add(entry);
            }
        }
        gone.forEach(claim::forget);
        reply.array(3);
        reply.bulk(cursor.text());
        reply.array(idle.size());
        for (Pending entry : idle) {
            claim.take(entry, call.nowMs(), justId ? entry.deliveries() : entry.deliveries() + 1);
        }
        reply.array(gone.size());
        gone.forEach(entry -> reply.bulk(entry.id().text()));
    }
}
