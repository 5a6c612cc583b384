package io.vedette.resp.server;

import io.vedette.resp.Preview;
import io.vedette.resp.Request;

/** Where parsed commands go: it decides whether one may run, runs it, and writes its reply to the connection. */
@FunctionalInterface
public interface CommandGateway {

    /**
     * Takes one command.
     *
     * @return false when the command has to wait: nothing was done, the connection stands still, and after {@link
     *     Connection#resume} the same command is offered again
     */
    boolean execute(Connection connection, Request request);

    /** Told of some commands of a pipeline before the first of them is given to {@link #execute}; none may come of it. */
    default void foresee(Connection connection, Preview commands) {}
}
