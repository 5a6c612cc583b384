package io.vedette.quorum;

/**
 * The announcement on {@code __sentinel__:hello}, its eight fields in the order of the wire.
 *
 * @param from who sends it
 * @param sender where the sender listens
 */
public record Hello(
        HostPort sender, SentinelId from, Epoch currentEpoch, GroupName group, HostPort master, Epoch configEpoch) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Hello that
                && group.equals(that.group)
                && sender.equals(that.sender)
                && from.equals(that.from)
                && currentEpoch.equals(that.currentEpoch)
                && master.equals(that.master)
                && configEpoch.equals(that.configEpoch);
    }

    @Override
    public int hashCode() {
        return 31 * group.hashCode() + from.hashCode();
    }
}
