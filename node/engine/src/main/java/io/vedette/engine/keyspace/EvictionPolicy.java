package io.vedette.engine.keyspace;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which keys go first when memory is short. */
public enum EvictionPolicy {
    NOEVICTION(false, Choice.NONE),
    ALLKEYS_LRU(false, Choice.RECENCY),
    ALLKEYS_LFU(false, Choice.FREQUENCY),
    ALLKEYS_RANDOM(false, Choice.CHANCE),
    VOLATILE_LRU(true, Choice.RECENCY),
    VOLATILE_LFU(true, Choice.FREQUENCY),
    VOLATILE_RANDOM(true, Choice.CHANCE),
    VOLATILE_TTL(true, Choice.TIME_LEFT);

    /** By what a key is chosen. */
    enum Choice {
        NONE,
        RECENCY,
        FREQUENCY,
        TIME_LEFT,
        CHANCE
    }

    private final boolean onlyExpiring;
    private final Choice choice;

    EvictionPolicy(boolean onlyExpiring, Choice choice) {
        this.onlyExpiring = onlyExpiring;
        this.choice = choice;
    }

    /** By the name the configuration has for it. */
    public static Optional<EvictionPolicy> named(String name) {
        return Stream.of(values())
                .filter(policy ->
                        policy.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
                .findFirst();
    }

    /** Whether it takes account of how often keys are used. */
    public boolean countsUse() {
        return choice == Choice.FREQUENCY;
    }

    /** Whether it takes only keys that expire anyway. */
    boolean onlyExpiring() {
        return onlyExpiring;
    }

    Choice choice() {
        return choice;
    }
}
