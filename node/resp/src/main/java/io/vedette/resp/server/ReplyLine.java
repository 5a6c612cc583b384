package io.vedette.resp.server;

import io.netty.buffer.ByteBuf;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Replies of one connection that may not leave yet, in order: what tells of something that is not safe, what is not known, and whatever
 * stands behind either.
 */
final class ReplyLine {
    sealed interface Held permits Withheld, LateReply {
        boolean mayLeave(ReplyGate gate);
    }

    /** What may leave when everything up to this position is safe. */
    private record Withheld(long position, ByteBuf bytes) implements Held {
        @Override
        public boolean mayLeave(ReplyGate gate) {
            return gate.isSafe(position);
        }
    }

    private final ReplyGate gate;
    private final ReplyWriter writer = new ReplyWriter(Protocol.RESP2);
    private final Deque<Held> line = new ArrayDeque<>(0);
    private long bytes;
    private int late;

    ReplyLine(ReplyGate gate) {
        this.gate = gate;
    }

    boolean isEmpty() {
        return line.isEmpty();
    }

    /** Of all that is known. */
    long bytes() {
        return bytes;
    }

    /** How many of them were not known when they were put here. */
    int late() {
        return late;
    }

    void add(ByteBuf reply) {
        bytes += reply.readableBytes();
        line.add(new Withheld(gate.position(), reply));
    }

    void add(LateReply reply) {
        late++;
        line.add(reply);
    }

    /** Takes what may leave next, as much of it as goes into one write; null when nothing may. */
    @Nullable
    ByteBuf next() {
        while (first() instanceof LateReply reply) {
            line.remove();
            late--;
            reply.say(writer);
        }
        if (writer.size() > 0) {
            return writer.take();
        }
        if (first() instanceof Withheld reply) {
            line.remove();
            bytes -= reply.bytes().readableBytes();
            return reply.bytes();
        }
        return null;
    }

    private @Nullable Held first() {
        Held first = line.peek();
        return first != null && first.mayLeave(gate) ? first : null;
    }

    void release() {
        while (!line.isEmpty()) {
            if (line.remove() instanceof Withheld kept) {
                kept.bytes().release();
            }
        }
        bytes = 0;
        late = 0;
    }
}
