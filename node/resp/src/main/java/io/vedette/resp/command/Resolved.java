package io.vedette.resp.command;

import java.util.Optional;

/**
 * What a {@link CommandTable} makes of a request: a command that may run, or a reason why there is none.
 *
 * @param <H> type of handler
 */
public sealed interface Resolved<H> permits Command, Refusal {
    /** The command that was named, whether or not its arguments are right. */
    default Optional<Command<H>> named() {
        if (this instanceof Refusal.WrongArity<H> wrong) {
            return Optional.of(wrong.command());
        }
        return this instanceof Command<H> command ? Optional.of(command) : Optional.empty();
    }
}
