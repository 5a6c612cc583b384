package io.vedette.engine.value;

import java.util.Locale;

/** What kind of value a key holds; the order is that of the numbers in RDB files. */
public enum ValueType {
    STRING,
    LIST,
    SET,
    ZSET,
    HASH;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The name TYPE answers with. */
    public String word() {
        return word;
    }
}
