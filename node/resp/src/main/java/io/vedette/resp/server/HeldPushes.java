package io.vedette.resp.server;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Messages that must not leave yet: while a command runs its reply is half written, and a message to the very client
 * that sent it would stand in the middle of that. They keep their order.
 */
final class HeldPushes {
    private record Held(Connection connection, ByteBuf frame) {}

    private final Queue<Held> waiting = new ArrayDeque<>();
    private boolean holding;

    boolean isHolding() {
        return holding;
    }

    void hold() {
        holding = true;
    }

    /** Takes over the reference. */
    void add(Connection connection, ByteBuf frame) {
        waiting.add(new Held(connection, frame));
    }

    void release() {
        holding = false;
        for (Held held = waiting.poll(); held != null; held = waiting.poll()) {
            held.connection().push(held.frame());
        }
    }
}
