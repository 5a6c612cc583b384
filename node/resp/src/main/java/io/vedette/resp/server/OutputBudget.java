package io.vedette.resp.server;

/** What all connections of a server together have sent and have still to send. */
final class OutputBudget {
    private final LoopTime time;
    private final Counters counters;
    private ServerLimits limits;
    private long pendingBytes;

    OutputBudget(LoopTime time, Counters counters, ServerLimits limits) {
        this.time = time;
        this.counters = counters;
        this.limits = limits;
    }

    void limits(ServerLimits changed) {
        limits = changed;
    }

    long nowMs() {
        return time.monotonicMs();
    }

    void sent(int bytes) {
        counters.writes++;
        counters.bytesOut += bytes;
        counters.outputBuffers.note(bytes, nowMs());
    }

    /** So many more bytes are pending than before. */
    void moved(long bytes) {
        pendingBytes += bytes;
    }

    long pendingBytes() {
        return pendingBytes;
    }

    /** Whether all together have left more than can be kept. */
    boolean exhausted() {
        return pendingBytes > limits.unreadRepliesMostBytes();
    }

    /** Whether one connection may not leave this much unread: less is allowed when everybody together leaves much. */
    boolean tooMuch(long connectionBytes) {
        return connectionBytes > limits.unreadReplyBytes()
                || (connectionBytes > ServerLimits.IMPATIENT_BYTES && pendingBytes > limits.unreadRepliesTotalBytes());
    }
}
