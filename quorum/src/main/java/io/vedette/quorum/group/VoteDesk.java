package io.vedette.quorum.group;

import io.vedette.quorum.Answer;
import io.vedette.quorum.Effect;
import io.vedette.quorum.Effect.AnswerMasterDown;
import io.vedette.quorum.Effect.EventLevel;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Event;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.failover.Mission;
import io.vedette.quorum.group.Group.Grace;
import io.vedette.quorum.vote.Ballot;
import io.vedette.quorum.vote.Tally;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Gives votes. At most one per group and epoch, and it is on disk before anybody hears of it: the answer is held back until then, and
 * without a vote when the disk refuses.
 *
 * <p>Like redis-sentinel it does not ask whether we share the candidate's opinion. Unlike it, it gives no vote while an operator has
 * paused the group, nor while we ourselves are in the middle of promoting somebody, nor while somebody who got our vote may be, nor to a
 * candidate that announced an earlier configuration than ours: it does not know yet whom it would replace, and is told.
 */
public final class VoteDesk {
    /** A redis-sentinel may need a second to notice that its promotion worked. */
    static final long FOREIGN_GRACE_MS = 4_000;

    private final Ward ward;

    VoteDesk(Ward ward) {
        this.ward = ward;
    }

    public void asked(Event.MasterDownAsked question, long nowMs) {
        HostPort master = ward.self().names().canonical(question.master());
        Optional<Group> found = ward.registry().byMaster(master);
        if (found.isEmpty()) {
            answer(question, Answer.NO);
            return;
        }
        Group group = found.get();
        boolean down = group.standing().isSdown() && !ward.abstinence().isOn();
        if (question.candidate().isEmpty()) {
            answer(question, new Answer(down, Optional.empty(), Epoch.ZERO));
            return;
        }
        SentinelId candidate = question.candidate().get();
        Optional<Voter> behind = group.voter(candidate).filter(voter -> isBehind(group, voter));
        behind.ifPresent(voter -> ward.rounds().say(group, voter.contact()));
        if (ward.self().reach(question.epoch()) && behind.isEmpty() && mayVote(group, candidate, nowMs)) {
            grant(group, candidate, question.epoch(), nowMs);
        }
        answerWithVote(group, question, down);
        ward.desk().advance(group, nowMs);
    }

    private boolean mayVote(Group group, SentinelId candidate, long nowMs) {
        return ward.electorate().givesVotes()
                && !group.pause().isOn(nowMs)
                && group.failover().yieldsToOthers()
                && group.awaitedLeader(nowMs)
                        .map(Grace::leader)
                        .filter(awaited -> !awaited.equals(candidate))
                        .isEmpty();
    }

    private static boolean isBehind(Group group, Voter candidate) {
        return candidate
                .announced()
                .filter(said -> group.configEpoch().isAfter(said.configEpoch()))
                .isPresent();
    }

    private void grant(Group group, SentinelId candidate, Epoch epoch, long nowMs) {
        Optional<Ballot> granted = group.votes().ballot().grant(epoch, candidate, group.configEpoch());
        if (granted.isEmpty()) {
            return;
        }
        cast(group, granted.get());
        if (!candidate.equals(ward.self().id())) {
            await(group, candidate, epoch, nowMs);
        }
    }

    /** Somebody was elected, or has our vote for it: it is given its time. */
    void await(Group group, SentinelId leader, Epoch epoch, long nowMs) {
        long graceMs = ward.knowsAsOurs(leader) ? Mission.LEASE_MS : FOREIGN_GRACE_MS;
        group.votes().grace(Optional.of(new Grace(leader, epoch, nowMs, nowMs + graceMs)));
    }

    /** Our own election is lost: whoever was elected instead, as far as the answers tell, is given its time. */
    void outvoted(Group group, Epoch epoch, long nowMs) {
        int needed = Tally.needed(group.voters().size() + 1, group.rules().quorum());
        group.voters().stream()
                .flatMap(voter -> voter.votedIn(epoch).stream())
                .collect(Collectors.groupingBy(leader -> leader, TreeMap::new, Collectors.counting()))
                .forEach((leader, votes) -> {
                    if (votes >= needed) {
                        await(group, leader, epoch, nowMs);
                    }
                });
    }

    private void cast(Group group, Ballot ballot) {
        long revision = ward.self().journal().save(group.name());
        group.votes().cast(ballot, revision);
        Effect told = new Effect.Announce(
                EventLevel.WARNING,
                "+vote-for-leader",
                ballot.votedFor().map(SentinelId::text).orElse("?") + " " + ballot.epoch(),
                Optional.of(group.name()),
                false);
        ward.self().outbox().hold(revision, List.of(told), List.of());
    }

    /** Votes for ourselves as a candidate. @return whether that was still possible in this epoch */
    boolean voteForSelf(Group group, Epoch epoch) {
        Optional<Ballot> granted =
                group.votes().ballot().grant(epoch, ward.self().id(), group.configEpoch());
        granted.ifPresent(ballot -> cast(group, ballot));
        return granted.isPresent();
    }

    private void answerWithVote(Group group, Event.MasterDownAsked question, boolean down) {
        Ballot ballot = group.votes().ballot();
        Answer vote = new Answer(down, ballot.votedFor().map(id -> id), ballot.epoch());
        if (ballot.epoch().equals(Epoch.ZERO)
                || ward.self().journal().isDurable(group.votes().revision())) {
            answer(question, vote);
            return;
        }
        // Saved again, should the write that was to make it durable have failed.
        long revision = ward.self().journal().save(group.name());
        group.votes().revision(revision);
        Answer none = new Answer(down, Optional.empty(), Epoch.ZERO);
        ward.self()
                .outbox()
                .hold(
                        revision,
                        List.of(new AnswerMasterDown(question.request(), vote)),
                        List.of(new AnswerMasterDown(question.request(), none)));
    }

    private void answer(Event.MasterDownAsked question, Answer answer) {
        ward.self().outbox().emit(new AnswerMasterDown(question.request(), answer));
    }

    /** A revision failed: votes in it are not durable, whatever later revisions say. */
    public void lost(Group group) {
        if (!ward.self().journal().isDurable(group.votes().revision())) {
            group.votes().lose();
        }
    }
}
