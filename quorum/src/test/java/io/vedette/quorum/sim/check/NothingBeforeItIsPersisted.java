package io.vedette.quorum.sim.check;

import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import io.vedette.quorum.sim.sentinel.VedetteSentinel;

/**
 * A vote is on the own disk before anybody else can hear of it. A candidacy need not be: it promises nothing, and the candidate's
 * own vote counts only once it is there (see {@link OneLeaderPerGroupAndEpoch}). Nor need a configuration: that no other may get the
 * same epoch follows from the votes.
 */
public final class NothingBeforeItIsPersisted extends Invariant {

    @Override
    public void voted(SentinelProcess voter, GroupName group, Epoch epoch, SentinelId candidate) {
        if (!(voter instanceof VedetteSentinel)) {
            return;
        }
        DurableGroup saved = voter.disk().group(group);
        require(
                saved != null && !epoch.isAfter(saved.leaderEpoch()),
                "{} lets its vote for {} in epoch {} of {} be known; on its disk is {}",
                voter,
                candidate,
                epoch,
                group,
                saved == null ? "nothing" : saved.leaderEpoch());
    }
}
