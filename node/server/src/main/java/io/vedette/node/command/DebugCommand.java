package io.vedette.node.command;

import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.keyspace.Keyspace;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.config.SecurityParameters;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** DEBUG, as far as tests of others rely on it. It is refused unless the configuration allows it. */
public final class DebugCommand implements CommandHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DebugCommand.class);

    private final Keyspace keyspace;
    private final LiveConfiguration configuration;
    private final Consumer<Boolean> activeExpiry;
    private final Reload reload;
    private final Runnable newHistory;

    /** Takes all data to the file and back. */
    @FunctionalInterface
    public interface Reload {
        /**
         * Everything that is in the file takes the place of everything there is.
         *
         * @param saving whether the data go to the file before
         */
        Future<Void> run(boolean saving);
    }

    /** @param newHistory what was is not the past of what will be: replicas must not go on from where they are */
    public DebugCommand(
            Keyspace keyspace,
            LiveConfiguration configuration,
            Consumer<Boolean> activeExpiry,
            Reload reload,
            Runnable newHistory) {
        this.keyspace = keyspace;
        this.configuration = configuration;
        this.activeExpiry = activeExpiry;
        this.reload = reload;
        this.newHistory = newHistory;
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        if (!Allowance.of(configuration.get(SecurityParameters.ENABLE_DEBUG_COMMAND), connection)) {
            reply.error(Allowance.refusal("DEBUG", SecurityParameters.ENABLE_DEBUG_COMMAND));
        } else if (request.is(1, "sleep") && request.argc() == 3) {
            sleep(request, reply);
        } else if (request.is(1, "set-active-expire") && request.argc() == 3) {
            activeExpiry.accept(request.is(2, "1"));
            reply.ok();
        } else if (request.is(1, "object") && request.argc() >= 3) {
            object(connection, request, reply);
        } else if (request.is(1, "reload")) {
            reload(connection, request);
        } else if (request.is(1, "change-repl-id") && request.argc() == 2) {
            LOG.warn("Changing replication IDs after receiving change-repl-id");
            newHistory.run();
            reply.ok();
        } else if (request.is(1, "error") && request.argc() == 3) {
            reply.error(request.text(2));
        } else if (request.is(1, "log") && request.argc() == 3) {
            LOG.warn("DEBUG LOG: {}", request.text(2));
            reply.ok();
        } else if (isHarmless(request)) {
            reply.ok();
        } else {
            reply.error("ERR unknown subcommand or wrong number of arguments for '" + request.text(1)
                    + "'. Try DEBUG HELP.");
        }
    }

    private void reload(Connection connection, Request request) {
        boolean saving = true;
        for (int i = 2; i < request.argc(); i++) {
            saving &= !request.is(i, "nosave");
        }
        LaterReply.to(connection, reload.run(saving));
    }

    /** What sets knobs of Redis's own memory layout, which has no counterpart here. */
    private static boolean isHarmless(Request request) {
        return request.is(1, "quicklist-packed-threshold")
                || request.is(1, "set-disable-deny-scripts")
                || request.is(1, "jmap")
                || request.is(1, "stringmatch-len");
    }

    /** Stands still with all clients, which is what it is for. */
    private static void sleep(Request request, ReplyWriter reply) {
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

    private void object(Connection connection, Request request, ReplyWriter reply) {
        byte[] key = request.bytes(2);
        Entry entry = keyspace.database(connection.session().database()).peek(key, 0, key.length);
        if (entry == null) {
            reply.error("ERR no such key");
        } else {
            reply.status(String.format(
                    Locale.ROOT,
                    "Value at:0x%x refcount:1 encoding:%s serializedlength:%d lru:0 lru_seconds_idle:%d",
                    System.identityHashCode(entry),
                    entry.value().encoding(),
                    entry.value().memory(),
                    keyspace.idleSeconds(entry)));
        }
    }
}
