package io.vedette.node.debug;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a node as a crash would, for whoever tests what happens then: nothing is saved, nobody is told. */
final class DebugCrash {
    private static final Logger LOG = LoggerFactory.getLogger(DebugCrash.class);

    /** What a shell calls the end of a process by SIGABRT and by SIGSEGV. */
    private static final int ABORTED = 134;

    private static final int SEGMENTATION_FAULT = 139;

    private DebugCrash() {}

    static void bind(DebugTable table) {
        table.add("segfault", 2, (connection, request, reply) -> crash("SEGFAULT", SEGMENTATION_FAULT))
                .add("panic", 2, (connection, request, reply) -> crash("PANIC", ABORTED))
                .add("assert", 2, (connection, request, reply) -> crash("ASSERT", ABORTED))
                .add("oom", 2, (connection, request, reply) -> crash("OOM", ABORTED))
                .add("restart", 2, 3, DebugCrash::restart)
                .add("crash-and-recover", 2, 3, DebugCrash::restart);
    }

    private static void crash(String wish, int exitCode) {
        LOG.error("Crashed by DEBUG {}", wish);
        Runtime.getRuntime().halt(exitCode);
    }

    private static void restart(Connection connection, Request request, ReplyWriter reply) {
        LOG.warn("A node does not start itself anew: SHUTDOWN or DEBUG SEGFAULT ends it, and whoever looks after it"
                + " may start it");
        reply.error("ERR failed to restart the server. Check server logs.");
    }
}
