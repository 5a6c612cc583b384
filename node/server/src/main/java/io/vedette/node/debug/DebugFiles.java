package io.vedette.node.debug;

import io.vedette.engine.Engine;
import io.vedette.node.command.LaterReply;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.Connection;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What DEBUG does with the files of a node. */
final class DebugFiles {
    private static final Logger LOG = LoggerFactory.getLogger(DebugFiles.class);

    private final Engine engine;
    private final DebugParts.Files files;
    private final LongConsumer writeDelay;

    DebugFiles(Engine engine, DebugParts.Files files, LongConsumer writeDelay) {
        this.engine = engine;
        this.files = files;
        this.writeDelay = writeDelay;
    }

    void bind(DebugTable table) {
        table.add("reload", 2, DebugTable.ANY, this::reload)
                .add("loadaof", 2, this::loadAppendOnly)
                .add("aof-flush-sleep", 3, this::delay)
                .add("config-rewrite-force-all", 2, this::rewriteConfiguration)
                .add("set-skip-checksum-validation", 3, (connection, request, reply) -> {
                    engine.checksums(!DebugSwitches.isOn(request));
                    reply.ok();
                });
    }

    private void reload(Connection connection, Request request, ReplyWriter reply) {
        boolean saving = true;
        boolean flushing = true;
        boolean replacing = false;
        for (int i = 2; i < request.argc(); i++) {
            if (request.is(i, "merge")) {
                replacing = true;
            } else if (request.is(i, "noflush")) {
                flushing = false;
            } else if (request.is(i, "nosave")) {
                saving = false;
            } else {
                reply.error("ERR DEBUG RELOAD only supports the MERGE, NOFLUSH and NOSAVE options.");
                return;
            }
        }
        Future<Void> loaded = flushing ? files.reload(saving) : files.merge(saving, replacing);
        LaterReply.to(
                connection,
                loaded.onSuccess(done -> LOG.warn("DB reloaded by DEBUG RELOAD"))
                        .recover(failure -> failed("Error trying to load the RDB dump", failure)));
    }

    private void loadAppendOnly(Connection connection, Request request, ReplyWriter reply) {
        LaterReply.to(
                connection,
                files.loadAppendOnly()
                        .onSuccess(done -> LOG.warn("Append Only File loaded by DEBUG LOADAOF"))
                        .recover(failure -> failed("Error trying to load the append only file", failure)));
    }

    private void rewriteConfiguration(Connection connection, Request request, ReplyWriter reply) {
        LaterReply.to(
                connection,
                files.rewriteConfiguration().recover(failure -> failed("CONFIG-REWRITE-FORCE-ALL failed", failure)));
    }

    private static Future<Void> failed(String what, Throwable failure) {
        return Future.failedFuture(new IOException(what + ": " + failure.getMessage(), failure));
    }

    private void delay(Connection connection, Request request, ReplyWriter reply) {
        writeDelay.accept(request.isLong(2) ? Math.max(0, request.longAt(2)) : 0);
        reply.ok();
    }
}
