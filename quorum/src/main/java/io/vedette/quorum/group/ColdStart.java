package io.vedette.quorum.group;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.PingReply;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.failover.Objections.Collector;
import io.vedette.quorum.vote.Tally;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything was started at once, and the master has not come up: nobody knows from before how far it was, nor whether this is the
 * configuration that held last. So there is a census first. A majority of the sentinels must have been heard of this group, for one of
 * them knows the latest configuration; and a majority of the replicas must have told their offsets. The others are waited for, but not for
 * ever.
 *
 * <p>When we stayed up and only the nodes were restarted, no replica has what it had received, but what it had saved; the master may
 * have saved more. So it is given as long to come back as it may be silent.
 */
final class ColdStart {
    private final Group group;

    ColdStart(Group group) {
        this.group = group;
    }

    void object(Collector found, long nowMs) {
        if (group.isCold()) {
            epochs(found);
            offsets(found, nowMs);
            loadingMaster(found);
        } else {
            savedDataOnly(found, nowMs);
        }
    }

    /** What it loads may be more than all others have. */
    private void loadingMaster(Collector found) {
        if (group.masterContact().isOpen() && group.masterContact().pulse().lastReply() == PingReply.LOADING) {
            found.missing("cold start: the offset of the master, which is loading");
        }
    }

    private static boolean mayHaveRestarted(Replica replica) {
        return replica.isFromDisk() || !replica.contact().infos().isOfThisLink();
    }

    private void savedDataOnly(Collector found, long nowMs) {
        boolean allSaved =
                !group.replicas().isEmpty() && group.replicas().stream().allMatch(ColdStart::mayHaveRestarted);
        long untilMs =
                group.standing().sdownSinceMs().orElse(nowMs) + group.rules().downAfterMs();
        if (allSaved && nowMs < untilMs) {
            found.veto(
                    "cold start: no replica is known to have kept running, and the master may have saved more",
                    untilMs);
        }
    }

    private void epochs(Collector found) {
        List<SentinelId> silent = group.voters().stream()
                .filter(voter -> !voter.hasSpokenOf(group.master()))
                .map(Voter::id)
                .toList();
        int all = group.voters().size() + 1;
        int needed = Tally.needed(all, 1);
        if (all - silent.size() < needed) {
            found.missing("cold start: the configurations of " + needed + " sentinels, not heard are " + silent);
        }
    }

    private void offsets(Collector found, long nowMs) {
        List<HostPort> awaited = new ArrayList<>();
        for (Replica replica : group.replicas()) {
            if (replica.info().filter(said -> !said.loading()).isEmpty()) {
                awaited.add(replica.address());
            }
        }
        int all = group.replicas().size();
        int needed = all / 2 + 1;
        long untilMs = group.bornMs() + 2 * group.rules().downAfterMs();
        if (all > 0 && all - awaited.size() < needed) {
            found.missing(
                    "cold start: the offsets of " + needed + " of " + all + " replicas, not heard are " + awaited);
        } else if (!awaited.isEmpty() && nowMs < untilMs) {
            found.veto("cold start: waiting for the offsets of " + awaited, untilMs);
        }
    }
}
