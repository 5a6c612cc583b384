package io.vedette.engine.stream;

import org.jspecify.annotations.Nullable;

/** An entry that was delivered to a consumer and not acknowledged yet. */
public final class Pending {

    private final StreamId id;
    private @Nullable Consumer consumer;
    private long deliveredMs;
    private long deliveries;

    Pending(StreamId id, long deliveredMs, long deliveries) {
        this.id = id;
        this.deliveredMs = deliveredMs;
        this.deliveries = deliveries;
    }

    public StreamId id() {
        return id;
    }

    public Consumer consumer() {
        Consumer owner = consumer;
        if (owner == null) {
            throw new IllegalStateException("entry " + id + " is pending for nobody");
        }
        return owner;
    }

    /** Whether this consumer has it. */
    public boolean isOf(Consumer other) {
        return other.equals(consumer);
    }

    /** When it was delivered last. */
    public long deliveredMs() {
        return deliveredMs;
    }

    public long deliveries() {
        return deliveries;
    }

    /** It was delivered, for the how manieth time. */
    public void delivered(long atMs, long times) {
        deliveredMs = atMs;
        deliveries = times;
    }

    void consumer(Consumer owner) {
        consumer = owner;
    }
}
