package io.vedette.resp.process;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;

/** SHUTDOWN [NOSAVE | SAVE] [NOW] [FORCE] [ABORT]: no reply, the connection ends with the process. */
public final class ShutdownCommand implements CommandHandler {
    private final Runnable end;

    /** @param end asks the process to end */
    public ShutdownCommand(Runnable end) {
        this.end = end;
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        boolean abort = false;
        boolean save = false;
        boolean nosave = false;
        for (int i = 1; i < request.argc(); i++) {
            abort |= request.is(i, "abort");
            save |= request.is(i, "save");
            nosave |= request.is(i, "nosave");
            if (!known(request, i)) {
                reply.error("ERR syntax error");
                return;
            }
        }
        if ((save && nosave) || (abort && request.argc() > 2)) {
            reply.error("ERR syntax error");
        } else if (abort) {
            reply.error("ERR No shutdown in progress.");
        } else {
            end.run();
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
