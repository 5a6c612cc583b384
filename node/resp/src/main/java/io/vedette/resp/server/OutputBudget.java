package io.vedette.resp.server;

/** What all connections of a server together have sent and have still to send. */
final class OutputBudget {
    private final ServerClock clock;
    private final Counters counters;
    private ServerLimits limits;
    private long pendingBytes;

    OutputBudget(ServerClock clock, Counters counters, ServerLimits limits) {
        this.clock = clock;
        this.counters = counters;
        this.limits = limits;
    }

    void limits(ServerLimits changed) {
        limits = changed;
    }

    long nowMs() {
        return clock.monotonicMs();
    }

    void sent(int bytes) {
        counters.bytesOut += bytes;
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
