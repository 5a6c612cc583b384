package io.vedette.node.debug;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.config.MemorySize;
import io.vedette.resp.server.Connection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What DEBUG turns on and off, and what it makes a node do to others. */
final class DebugSwitches {
    private static final Logger LOG = LoggerFactory.getLogger(DebugSwitches.class);
    private static final long GREATEST_NODE = 4L << 30;

    private final DebugParts parts;

    DebugSwitches(DebugParts parts) {
        this.parts = parts;
    }

    void bind(DebugTable table) {
        table.add("sleep", 3, DebugSwitches::sleep)
                .add("set-active-expire", 3, (connection, request, reply) -> {
                    parts.activeExpiry().accept(isOn(request));
                    reply.ok();
                })
                .add("pause-cron", 3, (connection, request, reply) -> {
                    parts.cron().accept(!isOn(request));
                    reply.ok();
                })
                .add("set-disable-deny-scripts", 3, (connection, request, reply) -> {
                    parts.engine().scripts().deny(!isOn(request));
                    reply.ok();
                })
                .add("quicklist-packed-threshold", 3, DebugSwitches::threshold)
                .add("replybuffer", 4, DebugSwitches::replyBuffer)
                .add("change-repl-id", 2, this::changeHistory)
                .add("replicate", 3, DebugTable.ANY, this::replicate)
                .add("log", 3, (connection, request, reply) -> {
                    LOG.warn("DEBUG LOG: {}", request.text(2));
                    reply.ok();
                });
    }

    /** Whether the third word turns something on: any number but 0. */
    static boolean isOn(Request request) {
        return request.isLong(2) && request.longAt(2) != 0;
    }

    /** Stands still with all clients, which is what it is for. */
    private static void sleep(Connection connection, Request request, ReplyWriter reply) {
        double seconds;
        try {
            seconds = Double.parseDouble(request.text(2));
        } catch (NumberFormatException notANumber) {
            seconds = 0;
        }
        long end = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        reply.ok();
    }

    /** From what length on an element has a node of its own, which is the same to us for every length. */
    private static void threshold(Connection connection, Request request, ReplyWriter reply) {
        if (MemorySize.between(0, GREATEST_NODE).accepts(request.text(2))) {
            reply.ok();
        } else {
            reply.error("ERR argument must be a memory value bigger than 1 and smaller than 4gb");
        }
    }

    /** How buffers for replies shrink, of which ours are given back as soon as they are empty. */
    private static void replyBuffer(Connection connection, Request request, ReplyWriter reply) {
        boolean peak = request.is(2, "peak-reset-time");
        if (peak && !request.is(3, "never") && !request.is(3, "reset") && !request.isLong(3)) {
            reply.error("ERR value is not an integer or out of range");
        } else if (peak || request.is(2, "resizing")) {
            reply.ok();
        } else {
            DebugCommand.unknown(request, reply);
        }
    }

    private void changeHistory(Connection connection, Request request, ReplyWriter reply) {
        LOG.warn("Changing replication IDs after receiving change-repl-id");
        parts.newHistory().run();
        reply.ok();
    }

    private void replicate(Connection connection, Request request, ReplyWriter reply) {
        byte[][] words =
                IntStream.range(2, request.argc()).mapToObj(request::bytes).toArray(byte[][]::new);
        parts.engine().replicate(connection.session().database(), Request.of(words));
        reply.ok();
    }
}
