package io.vedette.resp.command;

import io.vedette.resp.Request;

/**
 * Why no command runs, in the words that clients match on.
 *
 * @param <H> type of handler
 */
public sealed interface Refusal<H> extends Resolved<H> {

    /** The error reply, its code included. */
    String text(Request request);

    /** No such command. */
    record UnknownCommand<H>() implements Refusal<H> {
        @Override
        public String text(Request request) {
            return CommandErrors.unknownCommand(request);
        }
    }

    /** The container exists, the subcommand does not. */
    record UnknownSubcommand<H>(Command<H> container) implements Refusal<H> {
        @Override
        public String text(Request request) {
            return CommandErrors.unknownSubcommand(request);
        }
    }

    /** Too few or too many arguments. */
    record WrongArity<H>(Command<H> command) implements Refusal<H> {
        @Override
        public String text(Request request) {
            return CommandErrors.wrongArity(command.name());
        }
    }
}
