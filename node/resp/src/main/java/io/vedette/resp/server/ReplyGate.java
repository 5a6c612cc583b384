package io.vedette.resp.server;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Nobody is told of what may still be undone. While something has happened that is not safe yet, every reply is kept
 * back, also those to clients that only read: they may have read it. The loop goes on executing meanwhile, so that what
 * comes in during one fsync shares the next.
 *
 * <p>What happens is counted in positions; who keeps it safe decides what they mean. A gate that nobody uses is open.
 */
public final class ReplyGate {
    private final Queue<Output> waiting = new ArrayDeque<>();
    private long happened;
    private long safe;

    ReplyGate() {}

    /** Something has happened, up to this position, that must be safe before anybody hears of it. */
    public void happened(long position) {
        happened = Math.max(happened, position);
    }

    /** Everything up to this position is safe; whoever waits for no more than that is answered. */
    public void safe(long position) {
        safe = Math.max(safe, position);
        int outputs = waiting.size();
        for (int i = 0; i < outputs; i++) {
            waiting.remove().letGo();
        }
    }

    boolean isOpen() {
        return safe >= happened;
    }

    boolean isSafe(long position) {
        return safe >= position;
    }

    /** Up to where everything must be safe for what is said now. */
    long position() {
        return happened;
    }

    /** The output keeps something back, and wants to know when it need not. */
    void await(Output output) {
        waiting.add(output);
    }
}
