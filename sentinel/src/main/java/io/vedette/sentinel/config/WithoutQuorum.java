package io.vedette.sentinel.config;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What clients that look for a master are told by a sentinel that hears no majority of the group's sentinels: the others may have
 * failed over without it.
 */
public enum WithoutQuorum {
    /** What it knows, as redis-sentinel does. */
    ANSWER,
    /** The same, and {@code no_quorum} among the master's flags. */
    MARK,
    /** The flag; and where the master is it does not say. */
    REFUSE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<WithoutQuorum> of(String word) {
        return Stream.of(values())
                .filter(value -> value.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
