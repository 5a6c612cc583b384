package io.vedette.engine.stream;

import java.util.Arrays;

/** An entry that was delivered to a consumer and not acknowledged yet; delivered once more, it is another of these. */
public final class Pending {

    private final StreamId id;
    private final byte[] consumer;
    private final long deliveredMs;
    private final long deliveries;

    Pending(StreamId id, byte[] consumer, long deliveredMs, long deliveries) {
        this.id = id;
        this.consumer = consumer;
        this.deliveredMs = deliveredMs;
        this.deliveries = deliveries;
    }

    public StreamId id() {
        return id;
    }

    /** The name of who has it; never to be written to. */
    public byte[] consumer() {
        return consumer;
    }

    boolean isOf(Consumer other) {
        return Arrays.equals(consumer, other.name());
    }

    /** When it was delivered last. */
    public long deliveredMs() {
        return deliveredMs;
    }

    public long deliveries() {
        return deliveries;
    }
}
