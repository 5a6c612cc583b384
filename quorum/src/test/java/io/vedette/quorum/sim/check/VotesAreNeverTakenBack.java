package io.vedette.quorum.sim.check;

import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import java.util.HashMap;
import java.util.Map;

/**
 * Whoever let a vote be known in an epoch never lets another one be known in the same epoch, also not after a crash. Keeps the
 * votes for the invariants that ask who won.
 */
public final class VotesAreNeverTakenBack extends Invariant {
    private final Map<Election, Map<SentinelId, SentinelId>> votes = new HashMap<>();

    private record Election(GroupName group, Epoch epoch) {}

    @Override
    public void voted(SentinelProcess voter, GroupName group, Epoch epoch, SentinelId candidate) {
        if (epoch.equals(Epoch.ZERO)) {
            return;
        }
        Map<SentinelId, SentinelId> box = votes.computeIfAbsent(new Election(group, epoch), e -> new HashMap<>());
        SentinelId before = box.putIfAbsent(voter.id(), candidate);
        require(
                before == null || before.equals(candidate),
                "{} voted in epoch {} of {} for {} and before that for {}",
                voter,
                epoch,
                group,
                candidate,
                before);
    }

    /** Who let it be known that it is for the candidate, and the candidate itself if its own vote is on its disk. */
    int votesFor(SentinelProcess candidate, GroupName group, Epoch epoch) {
        DurableGroup own = candidate.disk().group(group);
        if (own != null
                && own.leaderEpoch().equals(epoch)
                && own.votedFor().filter(candidate.id()::equals).isPresent()) {
            voted(candidate, group, epoch, candidate.id());
        }
        Map<SentinelId, SentinelId> box = votes.getOrDefault(new Election(group, epoch), Map.of());
        return (int) box.values().stream().filter(candidate.id()::equals).count();
    }

    /** The last epoch in which the candidate has at least so many votes; zero for never. */
    Epoch lastWon(SentinelProcess candidate, GroupName group, int needed) {
        Epoch last = Epoch.ZERO;
        DurableGroup own = candidate.disk().group(group);
        if (own != null && votesFor(candidate, group, own.leaderEpoch()) >= needed) {
            last = own.leaderEpoch();
        }
        for (Election election : votes.keySet()) {
            if (election.group().equals(group)
                    && election.epoch().isAfter(last)
                    && votesFor(candidate, group, election.epoch()) >= needed) {
                last = election.epoch();
            }
        }
        return last;
    }
}
