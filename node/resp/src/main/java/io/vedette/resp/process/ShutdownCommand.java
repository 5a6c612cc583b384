package io.vedette.resp.process;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;

/** SHUTDOWN [NOSAVE | SAVE] [NOW] [FORCE] [ABORT]: no reply, the connection ends with the process. */
public final class ShutdownCommand implements CommandHandler {
    private final Ending ending;

    /** Whether data are to be saved before. */
    public enum Save {
        YES,
        NO,
        AS_CONFIGURED
    }

    /**
     * What was asked for.
     *
     * @param now without waiting for anybody
     * @param forced also if saving fails
     */
    public record Wish(Save save, boolean now, boolean forced) {}

    /** Who brings the process to its end, in the way that was asked for. */
    @FunctionalInterface
    public interface Ending {
        /** The client wants the end. */
        void end(Connection connection, Wish wish);

        /** Somebody thought better of it; whether that was in time. */
        default boolean abort() {
            return false;
        }
    }

    public ShutdownCommand(Ending ending) {
        this.ending = ending;
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        boolean abort = false;
        boolean save = false;
        boolean nosave = false;
        boolean forced = false;
        boolean now = false;
        for (int i = 1; i < request.argc(); i++) {
            abort |= request.is(i, "abort");
            save |= request.is(i, "save");
            nosave |= request.is(i, "nosave");
            forced |= request.is(i, "force");
            now |= request.is(i, "now");
            if (!known(request, i)) {
                reply.error("ERR syntax error");
                return;
            }
        }
        if ((save && nosave) || (abort && request.argc() > 2)) {
            reply.error("ERR syntax error");
        } else if (abort) {
            if (ending.abort()) {
                reply.ok();
            } else {
                reply.error("ERR No shutdown in progress.");
            }
        } else {
            ending.end(connection, new Wish(save ? Save.YES : nosave ? Save.NO : Save.AS_CONFIGURED, now, forced));
        }
    }

    private static boolean known(Request request, int i) {
        return request.is(i, "save")
                || request.is(i, "nosave")
                || request.is(i, "now")
                || request.is(i, "force")
                || request.is(i, "abort");
    }
}
