package io.vedette.node.data;

import io.vedette.resp.command.CommandSpec;
import org.jspecify.annotations.Nullable;

/** Knows which commands the state of the node forbids now, whoever sends them. */
@FunctionalInterface
public interface Guard {
    Guard NONE = (command, writes) -> null;

    /**
     * The error to answer instead of running the command, or null.
     *
     * @param writes whether it changes keys, itself or as the end of a transaction that does
     */
    @Nullable
    String refusal(CommandSpec command, boolean writes);

    /** Both, the other one where this one has no objection. */
    default Guard then(Guard other) {
        return (command, writes) -> {
            String refused = refusal(command, writes);
            return refused == null ? other.refusal(command, writes) : refused;
        };
    }
}
