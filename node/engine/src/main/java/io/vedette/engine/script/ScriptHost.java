package io.vedette.engine.script;

import io.vedette.engine.client.Session;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.CommandSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port to whoever has the commands, the users and the clock: what a script needs of the world around the engine. */
public interface ScriptHost {

    /** The command a request names, whether or not its arguments are right. */
    Optional<? extends Found> find(Request request);

    /** A command for a script, looked up once for all that is asked of it. */
    interface Found {
        CommandSpec spec();

        /** Why the client may not run it with these arguments, as a script is told it, or null. */
        @Nullable
        String denial(Session session, Request request);

        /** It was not run, and the script is told this error, its code first. */
        default void refused(Session session, String error) {}

        /** Why it must not run now, whoever the client is, as a script is told it, or null. */
        default @Nullable String objection(Session session) {
            return null;
        }

        /** Runs it; its arguments are right, and it is allowed. */
        void run(Session session, Request request, ReplyWriter reply);
    }

    /** Why a client's script must not begin now, one that only reads or one that may write, or null. */
    @Nullable
    String refusal(Session session, boolean readOnly);

    /** A line for the server's log; levels from 0, debug, to 3, warning. */
    void log(int level, String line);

    /** A script begins. */
    void begins();

    /** For how many milliseconds the script has been running. */
    long runsForMs();

    /** Whether the script that runs has taken so long that others have to be told. */
    boolean isOverdue();

    /** Whether it has taken many times as long, so that it has to end where it cannot be stopped. */
    boolean isHopeless();

    /** Whether a script may take so many bytes more; asked rarely, and answered with care. */
    boolean hasRoom(long bytes);
}
