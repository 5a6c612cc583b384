package io.vedette.engine.command;

import io.vedette.engine.client.Session;
import io.vedette.engine.script.ScriptHost;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The engine by itself: scripts have its commands, all users may do everything, and no script takes too long. */
final class OwnScriptHost implements ScriptHost {
    private final Executor executor;

    OwnScriptHost(Executor executor) {
        this.executor = executor;
    }

    @Override
    public Optional<? extends Found> find(Request request) {
        return executor.table().resolve(request).named().map(command -> new Own(executor, command));
    }

    @Override
    public void log(int level, String line) {
        // The engine has no log.
    }

    @Override
    public void begins() {
        // No time passes in the engine.
    }

    @Override
    public long runsForMs() {
        return 0;
    }

    @Override
    public boolean isOverdue() {
        return false;
    }

    @Override
    public boolean isHopeless() {
        return false;
    }

    @Override
    public @Nullable String refusal(Session session, boolean readOnly) {
        return null;
    }

    @Override
    public boolean hasRoom(long bytes) {
        return true;
    }

    private record Own(Executor executor, Command<Handler> command) implements Found {
        @Override
        public CommandSpec spec() {
            return command.spec();
        }

        @Override
        public @Nullable String denial(Session session, Request request) {
            return null;
        }

        @Override
        public void run(Session session, Request request, ReplyWriter reply) {
            executor.run(command, session, request, reply);
        }
    }
}
