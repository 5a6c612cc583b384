package io.vedette.resp.command;

import java.util.Set;

/**
 * One rule that finds keys among a command's arguments: where to begin, and how to go on from there.
 *
 * @param notes a sentence for COMMAND INFO, or empty
 */
public record KeySpec(Set<KeyFlag> flags, Begin begin, Find find, String notes) {

    /** Whether what this finds is a key at all. */
    public boolean isKey() {
        return !flags.contains(KeyFlag.NOT_KEY);
    }

    /** Where the search begins. */
    public sealed interface Begin {}

    /** At a fixed argument. */
    public record Index(int position) implements Begin {}

    /** Behind a word; looked for from an argument on, or, where {@code startFrom} is negative, from the end backwards. */
    public record Keyword(String word, int startFrom) implements Begin {}

    /** How keys follow each other. */
    public sealed interface Find {}

    /**
     * From the beginning to {@code lastKey} (negative: counted from the end of the arguments).
     *
     * @param limit with {@code lastKey} -1: only the first {@code 1/limit} of the rest
     */
    public record Range(int lastKey, int step, int limit) implements Find {}

    /** As many as an argument says; all positions count from where the search began. */
    public record KeyNum(int numberAt, int firstKey, int step) implements Find {}

    /** Only the command itself can tell. */
    public record Unknown() implements Begin, Find {}
}
