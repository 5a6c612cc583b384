package io.vedette.quorum.view;

import io.vedette.quorum.SentinelId;
import java.util.List;

/**
 * What CKQUORUM says.
 *
 * @param usable ourselves and the peers that are not down
 * @param known ourselves and all peers of the group
 * @param unusable the peers that are down
 */
public record QuorumCheck(int usable, int known, int quorum, List<SentinelId> unusable) {
    public int majority() {
        return known / 2 + 1;
    }

    public boolean reachesQuorum() {
        return usable >= quorum;
    }

    public boolean reachesMajority() {
        return usable >= majority();
    }
}
