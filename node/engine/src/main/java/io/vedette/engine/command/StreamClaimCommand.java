package io.vedette.engine.command;

import io.vedette.engine.stream.Group;
import io.vedette.engine.stream.Pending;
import io.vedette.engine.stream.StreamId;
import io.vedette.engine.stream.StreamValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** XCLAIM: named entries go to a consumer. */
final class StreamClaimCommand {

    private static final int FIRST_ID = 5;

    private final Call call;
    private final List<StreamId> ids = new ArrayList<>();
    private long deliveredMs = -1;
    private long deliveries = -1;
    private boolean force;
    private boolean justId;
    private StreamId lastId = StreamId.ZERO;

    private StreamClaimCommand(Call call) {
        this.call = call;
    }

    static void bind(Bindings table) {
        table.bind("xclaim", call -> new StreamClaimCommand(call).run());
    }

    private void run() {
        StreamValue stream = StreamClaim.stream(call);
        Group group = StreamClaim.group(call, stream);
        long minIdleMs = Math.max(0, call.integer(4, "ERR Invalid min-idle-time argument for XCLAIM"));
        options(ids());
        boolean moved = lastId.isAfter(group.lastId());
        if (moved) {
            group.position(lastId, group.entriesRead());
        }
        if (deliveredMs < 0 || deliveredMs > call.nowMs()) {
            deliveredMs = call.nowMs();
        }
        StreamClaim claim = new StreamClaim(call, stream, group, justId);
        int mark = call.reply().deferred();
        int claimed = 0;
        boolean told = false;
        for (StreamId id : ids) {
            Pending entry = group.pending(id);
            if (!claim.isThere(id)) {
                if (entry != null) {
                    claim.forget(entry);
                    told = true;
                }
                continue;
            }
            boolean idle = entry == null ? force : minIdleMs == 0 || call.nowMs() - entry.deliveredMs() >= minIdleMs;
            if (idle) {
                Pending taken = entry == null ? claim.create(id) : entry;
                claim.take(taken, deliveredMs, deliveries(taken));
                claimed++;
                told = true;
            }
        }
        if (moved && !told) {
            claim.tellPlace();
        }
        call.reply().closeArray(mark, claimed);
    }

    private long deliveries(Pending entry) {
        if (deliveries >= 0) {
            return deliveries;
        }
        return justId ? entry.deliveries() : entry.deliveries() + 1;
    }

    /** Reads the IDs; gives where the options begin, which is the first argument that is no ID. */
    private int ids() {
        for (int i = FIRST_ID; i < call.argc(); i++) {
            Optional<StreamId> id = StreamIds.exactIfOne(call.bytes(i));
            if (id.isEmpty()) {
                return i;
            }
            ids.add(id.get());
        }
        return call.argc();
    }

    private void options(int first) {
        for (int i = first; i < call.argc(); i++) {
            boolean more = i + 1 < call.argc();
            if (call.is(i, "force")) {
                force = true;
            } else if (call.is(i, "justid")) {
                justId = true;
            } else if (more && call.is(i, "idle")) {
                deliveredMs = call.nowMs() - call.integer(++i, "ERR Invalid IDLE option argument for XCLAIM");
            } else if (more && call.is(i, "time")) {
                deliveredMs = call.integer(++i, "ERR Invalid TIME option argument for XCLAIM");
            } else if (more && call.is(i, "retrycount")) {
                deliveries = call.integer(++i, "ERR Invalid RETRYCOUNT option argument for XCLAIM");
            } else if (more && call.is(i, "lastid")) {
                lastId = StreamIds.exact(call, ++i);
            } else {
                throw new CommandError("ERR Unrecognized XCLAIM option '" + Shown.argument(call.request(), i) + "'");
            }
        }
    }
}
