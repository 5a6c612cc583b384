package io.vedette.resp.client;

import io.vedette.resp.Preview;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.Command;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import org.jspecify.annotations.Nullable;

/**
 * What a process adds to the dispatching of a command that exists and that the user may run: a node refuses writes while
 * it is a replica and queues commands in a transaction, a sentinel adds nothing.
 */
public interface CommandPolicy {

    /** Runs every command. */
    CommandPolicy NONE = new CommandPolicy() {};

    /** The error to answer instead of running the command now, or null. */
    default @Nullable String refusal(Connection connection, Command<CommandHandler> command, Request request) {
        return null;
    }

    /**
     * Told that a command will not run, before its error is written: it does not exist, has the wrong number of
     * arguments, is not allowed or not possible now. Gives the error to write, which is mostly the one it got.
     *
     * @param command which one, where it exists
     */
    default String refused(
            Connection connection, @Nullable Command<CommandHandler> command, Request request, String error) {
        return error;
    }

    /** Runs the command, or does with it whatever takes the place of running it. */
    default void execute(Connection connection, Command<CommandHandler> command, Request request, ReplyWriter reply) {
        command.handler().handle(connection, request, reply);
    }

    /** As {@link io.vedette.resp.server.CommandGateway#foresee}. */
    default void foresee(Connection connection, Preview commands) {}

    /** Whether CLIENT PAUSE WRITE holds it back: everything that reaches replicas, messages included. */
    default boolean mayWrite(Connection connection, Command<CommandHandler> command, Request request) {
        return command.spec().mayReplicate();
    }
}
