package io.vedette.resp.server;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What others keep on one connection; most connections keep nothing. */
final class Attachments {
    private static final @Nullable Object[] NONE = {};

    private @Nullable Object[] values = NONE;

    <T> @Nullable T find(Attachment<T> key) {
        Object value = key.index() < values.length ? values[key.index()] : null;
        return value == null ? null : key.cast(value);
    }

    <T> T require(Attachment<T> key, Supplier<T> initial) {
        T present = find(key);
        if (present != null) {
            return present;
        }
        T created = initial.get();
        put(key, created);
        return created;
    }

    <T> void put(Attachment<T> key, @Nullable T value) {
        if (key.index() >= values.length) {
            values = Arrays.copyOf(values, key.index() + 1);
        }
        values[key.index()] = value;
    }
}
