package io.vedette.node.command;

import io.vedette.node.config.ConfigLines;
import io.vedette.node.config.DataFolder;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.config.ConfigRewrite;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.process.Disk;
import io.vedette.resp.process.DurableFile;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * CONFIG REWRITE: what holds now is written into the file the node was started from, on a worker. The client is answered
 * when it is on disk. Within a transaction, where every command is answered at once, it is answered when what is to be written
 * is settled, but not put into words; that the disk refused it is told by the log alone.
 */
public final class ConfigRewriteCommand implements CommandHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigRewriteCommand.class);

    /** When a node that was just started has nothing better to do any more. */
    private static final long REHEARSAL_AFTER_MS = 1_000;

    /** Enough for the first compiler to have seen what is done for each parameter. */
    private static final int REHEARSALS = 5;

    private final Vertx vertx;
    private final LiveConfiguration live;
    private final DataFolder folder;
    private final Optional<DurableFile> file;
    private final Supplier<List<byte[]>> users;
    private final Predicate<Connection> answersAtOnce;

    public ConfigRewriteCommand(
            Vertx vertx,
            LiveConfiguration live,
            DataFolder folder,
            Optional<Path> file,
            Supplier<List<byte[]>> users,
            Predicate<Connection> answersAtOnce) {
        this.vertx = vertx;
        this.live = live;
        this.folder = folder;
        this.file = file.map(path -> new DurableFile(Disk.SYSTEM, path));
        this.users = users;
        this.answersAtOnce = answersAtOnce;
    }

    /**
     * Soon puts the lines together for nobody: on the loop what is done there, the rest on a worker. A node that is promoted rewrites its
     * file before anybody hears of it, while all clients wait, and what is done for the first time takes several times as long.
     *
     * @param loop that the users belong to
     */
    public ConfigRewriteCommand rehearsed(Context loop) {
        if (file.isPresent()) {
            loop.runOnContext(begun -> vertx.setTimer(REHEARSAL_AFTER_MS, once -> rehearseSoon()));
        }
        return this;
    }

    private void rehearseSoon() {
        Configuration now = live.current();
        List<byte[]> userLines = users.get();
        vertx.executeBlocking(() -> rehearse(now, userLines), false)
                .onFailure(e -> LOG.debug("CONFIG REWRITE could not be rehearsed", e));
    }

    private int rehearse(Configuration now, List<byte[]> userLines) {
        String text = "";
        for (int i = 0; i < REHEARSALS; i++) {
            text = ConfigLines.rewritten(
                    now, text, ConfigLines.of(now, folder.path().toString(), texts(userLines)));
        }
        return text.length();
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        if (file.isEmpty()) {
            reply.error("ERR The server is running without a config file");
            return;
        }
        Future<Void> written =
                rewrite(file.get(), false).onFailure(e -> LOG.warn("CONFIG REWRITE failed: {}", e.toString()));
        if (answersAtOnce.test(connection)) {
            reply.ok();
            return;
        }
        LaterReply.to(
                connection,
                written.recover(e -> Future.failedFuture(new IOException("Rewriting config file: " + e, e))));
    }

    /** Writes a line for every parameter, whether or not the file has one and it differs from its default. */
    public Future<Void> force() {
        return file.map(target -> rewrite(target, true))
                .orElseGet(() -> Future.failedFuture(new IOException("the server is running without a config file")));
    }

    private Future<Void> rewrite(DurableFile target, boolean all) {
        Configuration now = live.current();
        String path = folder.path().toString();
        List<byte[]> userLines = users.get();
        return vertx.executeBlocking(() -> {
                    List<ConfigRewrite.Line> lines = ConfigLines.of(now, path, texts(userLines));
                    target.write(ConfigLines.rewritten(now, target.read(), all ? forced(lines) : lines));
                    return target.path();
                })
                .mapEmpty();
    }

    private static List<ConfigRewrite.Line> forced(List<ConfigRewrite.Line> lines) {
        return lines.stream()
                .map(line -> new ConfigRewrite.Line(line.key(), line.text(), true))
                .toList();
    }

    private static List<String> texts(List<byte[]> lines) {
        return lines.stream()
                .map(line -> new String(line, StandardCharsets.UTF_8))
                .toList();
    }
}
