package io.vedette.quorum.failover;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.failover.Explanation.RankedReplica;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The replicas of a group in the order in which they would be promoted.
 *
 * @param best the one to promote, when there is one
 * @param lines all of them, the discarded ones last, each with its reason
 * @param lossBytes what the old master is known to have had beyond the best one; empty when it was never heard of
 */
public record Ranking(Optional<HostPort> best, List<RankedReplica> lines, OptionalLong lossBytes) {}
