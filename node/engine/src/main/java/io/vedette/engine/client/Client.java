package io.vedette.engine.client;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;

/** The connection behind a {@link Session}, as far as a waiting client needs it. */
public interface Client {

    /** Where the reply goes that a client has been waiting for. */
    ReplyWriter reply();

    /** Whether it may read keys that no argument of this command of its names. */
    default boolean readsEveryKey(Request request) {
        return true;
    }

    /** The wait is over and the reply written: send it, and go on with what the client sent meanwhile. */
    void resume();
}
