package io.vedette.quorum;

import java.util.Optional;

/**
 * {@code SENTINEL is-master-down-by-addr <ip> <port> <epoch> <runid|*>}: "do you think the master at this address is down?"
 * and, when a candidate is named, "do you vote for it in this epoch?".
 *
 * @param number tells the answer to this question from that to an earlier one
 * @param group the asker's name for the group; not on the wire
 */
public record Question(long number, GroupName group, HostPort master, Epoch epoch, Optional<SentinelId> candidate) {}
