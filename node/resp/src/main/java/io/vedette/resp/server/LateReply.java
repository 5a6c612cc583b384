package io.vedette.resp.server;

import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The place of a reply that is not known yet. The commands behind it are executed meanwhile; what they answer waits in line, so that
 * replies leave in the order of their commands.
 */
public final class LateReply implements ReplyLine.Held {
    private final Output output;
    private final Protocol protocol;
    private @Nullable Consumer<ReplyWriter> words;
    private long position;

    LateReply(Output output, Protocol protocol) {
        this.output = output;
        this.protocol = protocol;
    }

    /** It is known now, and leaves when its turn has come; never, if the client is gone. */
    public void is(Consumer<ReplyWriter> reply) {
        if (words != null) {
            throw new IllegalStateException("a command was answered twice");
        }
        words = reply;
        position = output.position();
        output.flushLater();
    }

    @Override
    public boolean mayLeave(ReplyGate gate) {
        return words != null && gate.isSafe(position);
    }

    void say(ReplyWriter writer) {
        if (words == null) {
            throw new IllegalStateException("a reply was to leave before it was known");
        }
        writer.protocol(protocol);
        words.accept(writer);
    }
}
