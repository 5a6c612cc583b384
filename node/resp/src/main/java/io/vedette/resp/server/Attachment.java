package io.vedette.resp.server;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A typed place on every connection where a process keeps its own state (a transaction, watches, a replica's offset).
 * Declared once as a constant by its owner; what was never put there is created on first use.
 */
public final class Attachment<T> {
    private static final AtomicInteger DECLARED = new AtomicInteger();

    private final int index = DECLARED.getAndIncrement();
    private final Class<T> type;

    private Attachment(Class<T> type) {
        this.type = type;
    }

    public static <T> Attachment<T> of(Class<T> type) {
        return new Attachment<>(type);
    }

    int index() {
        return index;
    }

    T cast(Object value) {
        return type.cast(value);
    }
}
