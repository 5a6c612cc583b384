package io.vedette.resp.command;

import java.util.List;
import java.util.Set;

/**
 * What COMMAND DOCS tells people. Texts that do not apply are empty.
 *
 * @param flags {@code deprecated}, {@code syscmd}
 * @param help the lines of a container's HELP, but for the first and the last two
 */
public record CommandDocs(
        String summary,
        String since,
        String group,
        String complexity,
        Set<String> flags,
        String deprecatedSince,
        String replacedBy,
        List<Change> history,
        List<Argument> arguments,
        List<String> help) {

    /** Something that became different in a version. */
    public record Change(String since, String what) {}

    /**
     * One argument; a block or a choice holds others.
     *
     * @param keySpec number of the key spec that finds it, or -1
     * @param flags {@code optional}, {@code multiple}, {@code multiple_token}
     */
    public record Argument(
            String name,
            ArgumentType type,
            int keySpec,
            String token,
            String since,
            String deprecatedSince,
            Set<String> flags,
            List<Argument> arguments) {}

    /** What may stand for an argument. */
    public enum ArgumentType {
        STRING("string"),
        INTEGER("integer"),
        DOUBLE("double"),
        KEY("key"),
        PATTERN("pattern"),
        UNIX_TIME("unix-time"),
        PURE_TOKEN("pure-token"),
        ONEOF("oneof"),
        BLOCK("block");

        private final String word;

        ArgumentType(String word) {
            this.word = word;
        }

        /** The name on the wire. */
        public String word() {
            return word;
        }

        /** Whether it is made of other arguments. */
        public boolean isNested() {
            return this == ONEOF || this == BLOCK;
        }
    }
}
