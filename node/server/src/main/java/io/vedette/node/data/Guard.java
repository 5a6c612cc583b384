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
     * @param writes whether it changes keys
     */
    @Nullable
    String refusal(CommandSpec command, boolean writes);
}
