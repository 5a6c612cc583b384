package io.vedette.engine.value;

import java.util.Locale;

/** What kind of value a key holds. */
public enum ValueType {
    STRING,
    LIST,
    SET,
    ZSET,
    HASH,
    STREAM;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The name TYPE answers with. */
    public String word() {
        return word;
    }
}
