package io.vedette.sentinel.command;

import io.vedette.quorum.Outcome;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.server.Connection;
import java.util.function.Consumer;

/** Answers a command when the core has answered, which may be after a write to disk; until then the connection stands still. */
final class Later {
    private Later() {}

    /** Runs {@code work}, and writes what it comes to. */
    static <R> void answer(Connection connection, Consumer<Consumer<R>> work, Writer<R> writer) {
        connection.block();
        work.accept(result -> {
            if (!connection.isClosed()) {
                writer.write(connection.writer(), result);
                connection.flushLater();
                connection.resume();
            }
        });
    }

    /** How one kind of result is written. */
    @FunctionalInterface
    interface Writer<R> {
        void write(ReplyWriter reply, R result);
    }

    static void outcome(ReplyWriter reply, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            reply.error(refused.error());
        } else if (outcome instanceof Outcome.Count count) {
            reply.integer(count.matches());
        } else {
            reply.ok();
        }
    }
}
