package io.vedette.quorum.view;

import io.vedette.quorum.Election;
import io.vedette.quorum.SentinelId;
import java.util.List;
import java.util.Optional;

/**
 * What CKQUORUM says.
 *
 * @param usable ourselves and the peers that are not down
 * @param known ourselves and all peers of the group
 * @param unusable the peers that are down
 * @param obstacle why an arbiter would elect nobody; empty where peers elect
 */
public record QuorumCheck(
        int usable, int known, int quorum, List<SentinelId> unusable, Election election, Optional<String> obstacle) {
    public int majority() {
        return known / 2 + 1;
    }

    public boolean reachesQuorum() {
        return usable >= quorum;
    }

    /** Whether somebody can be elected, as far as we see. */
    public boolean reachesElection() {
        return election == Election.ARBITER ? obstacle.isEmpty() : usable >= majority();
    }
}
