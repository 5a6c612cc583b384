package io.vedette.quorum.group;

import io.vedette.quorum.Election;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.failover.Mission;
import io.vedette.quorum.view.QuorumCheck;
import io.vedette.quorum.vote.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A majority of the group's sentinels elects; what each of them promised is on its own disk. */
final class ElectionByVotes implements Electorate {
    private final Ward ward;

    ElectionByVotes(Ward ward) {
        this.ward = ward;
    }

    @Override
    public void call(Group group, Mission mission) {
        ward.votes().voteForSelf(group, mission.epoch());
    }

    @Override
    public Tally tally(Group group, Epoch epoch) {
        SentinelId self = ward.self().id();
        boolean ownVote = group.votes().ballot().isFor(self, epoch);
        if (ownVote && group.votes().isLost()) {
            return Tally.LOST;
        }
        boolean ownVoteDurable =
                ownVote && ward.self().journal().isDurable(group.votes().revision());
        int mine = ownVoteDurable ? 1 : 0;
        int refused = ownVote ? 0 : 1;
        for (Voter voter : group.voters()) {
            if (voter.votedFor(self, epoch)) {
                mine++;
            } else if (voter.hasAnswered(epoch)) {
                refused++;
            }
        }
        Tally tally = Tally.of(group.voters().size() + 1, group.rules().quorum(), mine, refused);
        // A majority of others does not replace our own vote: it must be stored before we act on it.
        return tally == Tally.WON && !ownVoteDurable ? Tally.PENDING : tally;
    }

    @Override
    public boolean isDeposed(Group group, Epoch epoch) {
        return false;
    }

    @Override
    public void resign(Group group, Optional<HostPort> promoted) {
        // Votes are for one epoch, and end with it.
    }

    @Override
    public boolean givesVotes() {
        return true;
    }

    @Override
    public Optional<String> lacks(Group group) {
        return tooMany(group)
                .map(missing -> "voters: " + (group.voters().size() + 1 - missing.size()) + " of " + needed(group)
                        + " needed can be reached, not " + missing + otherKind(group));
    }

    @Override
    public Optional<String> refusal(Group group) {
        return tooMany(group)
                .map(missing -> "a failover needs the votes of " + needed(group)
                        + " Sentinels, these cannot be reached: " + missing
                        + ". Use FORGET-SENTINEL for those that are gone, or lower the quorum" + otherKind(group));
    }

    /** Those whose votes cannot be had, if nobody can be elected without them. */
    private Optional<List<SentinelId>> tooMany(Group group) {
        return Optional.of(missing(group))
                .filter(missing -> group.voters().size() + 1 - missing.size() < needed(group));
    }

    private static int needed(Group group) {
        return Tally.needed(group.voters().size() + 1, group.rules().quorum());
    }

    /** Who asks an arbiter is there, but votes for nobody. */
    private List<SentinelId> missing(Group group) {
        List<SentinelId> missing = new ArrayList<>();
        for (Voter voter : group.voters()) {
            if (!voter.contact().isReachableFor(group.name()) || ward.asksArbiter(voter.id())) {
                missing.add(voter.id());
            }
        }
        return missing;
    }

    private String otherKind(Group group) {
        List<SentinelId> others =
                group.voters().stream().map(Voter::id).filter(ward::asksArbiter).toList();
        return others.isEmpty() ? "" : "; " + others + " are elected by an ensemble and vote for nobody";
    }

    @Override
    public QuorumCheck check(Group group) {
        return Viewer.check(group, Election.VOTES, Optional.empty());
    }
}
