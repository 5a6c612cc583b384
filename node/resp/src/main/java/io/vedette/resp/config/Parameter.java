package io.vedette.resp.config;

import java.util.List;

/**
 * A named setting: what CONFIG GET knows, what CONFIG SET may change.
 *
 * @param aliases older names (slave-..., ...-ziplist-...) that mean the same
 * @param initial the words that hold when no line sets it
 * @param mutable whether it may change while the process runs
 * @param hidden whether CONFIG GET shows it only to who asks by its whole name: what nobody but tests has a use for
 */
public record Parameter<T>(
        String name,
        List<String> aliases,
        ValueType<T> type,
        List<String> initial,
        boolean mutable,
        boolean hidden,
        String documentation) {

    /** One that is read at start only, until {@link #live} says otherwise. */
    static <T> Parameter<T> of(String name, ValueType<T> type, String initial, String documentation) {
        return new Parameter<>(
                name, List.of(), type, ConfigLexer.words(initial).orElseThrow(), false, false, documentation);
    }

    Parameter<T> live() {
        return new Parameter<>(name, aliases, type, initial, true, hidden, documentation);
    }

    Parameter<T> hide() {
        return new Parameter<>(name, aliases, type, initial, mutable, true, documentation);
    }

    Parameter<T> alias(String alias) {
        return new Parameter<>(name, List.of(alias), type, initial, mutable, hidden, documentation);
    }

    /** Reads words that were checked when they were accepted. */
    T read(List<String> checked) {
        return type.parse(checked).fold(value -> value, complaint -> {
            throw new IllegalStateException(name + " " + checked + " was accepted and is refused now: " + complaint);
        });
    }

    String show(List<String> checked) {
        return type.show(read(checked));
    }
}
