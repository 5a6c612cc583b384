package io.vedette.resp.command;

/**
 * Which arguments of a command are channels.
 *
 * @param last the last one; negative counts from the end
 */
public record ChannelSpec(Use use, int first, int last) {

    /** What the command does with them. */
    public enum Use {
        PUBLISH,
        SUBSCRIBE,
        /** The channel is a pattern, which a user must have been given as it stands. */
        PSUBSCRIBE,
        /** Needs no permission: to stop listening is always allowed. */
        UNSUBSCRIBE
    }

    /** The last channel among the arguments of a command of {@code argc} arguments. */
    public int lastOf(int argc) {
        return last < 0 ? argc + last : Math.min(last, argc - 1);
    }
}
