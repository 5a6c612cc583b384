package io.vedette.quorum.vote;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.SentinelId;
import java.util.Optional;

/**
 * The last vote given for one group. It can only be replaced by a vote in a higher epoch, so there is at most one per epoch
 * as long as each is durable before it is told to anybody.
 *
 * <p>redis-sentinel also refuses epochs below its current one, which is shared by all groups; with many elections at once that
 * refuses votes nobody gave. One vote per epoch and group does not need it, so only the group's own epochs count here.
 *
 * @param votedFor empty after a restart from a file that stores the epoch alone: then this epoch is used up
 */
public record Ballot(Epoch epoch, Optional<SentinelId> votedFor) {

    /** The ballot after a request, or empty when it must be refused. */
    public Optional<Ballot> grant(Epoch requested, SentinelId candidate, Epoch configEpoch) {
        if (!requested.isAfter(epoch) || !requested.isAfter(configEpoch)) {
            return Optional.empty();
        }
        return Optional.of(new Ballot(requested, Optional.of(candidate)));
    }

    public boolean isFor(SentinelId candidate, Epoch inEpoch) {
        return epoch.equals(inEpoch) && votedFor.filter(candidate::equals).isPresent();
    }
}
