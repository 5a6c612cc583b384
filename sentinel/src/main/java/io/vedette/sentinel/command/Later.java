package io.vedette.sentinel.command;

import io.vedette.quorum.Outcome;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.LateReply;
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

    /**
     * The same, but the connection goes on: what a hundred groups ask for at once is stored by one write, and what stands behind it is
     * not kept waiting to be read. The replies leave in the order of the questions.
     */
    static <R> void answerInLine(Connection connection, Consumer<Consumer<R>> work, Writer<R> writer) {
        LateReply place = connection.replyLater();
        work.accept(result -> {
            if (!connection.isClosed()) {
                place.is(reply -> writer.write(reply, result));
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
