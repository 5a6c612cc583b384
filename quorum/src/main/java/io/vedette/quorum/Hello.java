package io.vedette.quorum;

/**
 * The announcement on {@code __sentinel__:hello}, its eight fields in the order of the wire.
 *
 * @param from who sends it
 * @param sender where the sender listens
 */
public record Hello(
        HostPort sender, SentinelId from, Epoch currentEpoch, GroupName group, HostPort master, Epoch configEpoch) {}
