package io.vedette.resp.config;

import java.util.List;

/** The kind of value a parameter takes: how its words are read, how CONFIG GET shows it, and what to expect of it. */
public interface ValueType<T> {
    /** Reads the words behind the name of the directive. */
    Parsed<T> parse(List<String> words);

    /** Whether it is written in several words; those may stand together in quotes, as on command lines they often do. */
    default boolean isOfWords() {
        return true;
    }

    /** As CONFIG GET answers it. */
    String show(T value);

    /** For messages and documentation: "a number from 0 to 65535". */
    String expected();

    /**
     * The words that hold after a further line of the same directive; for most the last line wins.
     *
     * @param userSet whether {@code before} was set by the user (a default does not survive the first line)
     */
    default List<String> merge(List<String> before, boolean userSet, List<String> added) {
        return added;
    }
}
