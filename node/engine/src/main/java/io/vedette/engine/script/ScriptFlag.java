package io.vedette.engine.script;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a script says of itself in its first line. */
public enum ScriptFlag {
    NO_WRITES,
    ALLOW_OOM,
    ALLOW_STALE,
    NO_CLUSTER,
    ALLOW_CROSS_SLOT_KEYS;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** As it is written. */
    public String word() {
        return word;
    }

    static Optional<ScriptFlag> of(String word) {
        return Stream.of(values()).filter(flag -> flag.word.equals(word)).findFirst();
    }
}
