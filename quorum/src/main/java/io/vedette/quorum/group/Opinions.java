package io.vedette.quorum.group;

import io.vedette.quorum.Answer;
import io.vedette.quorum.Effect;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Gossip;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Question;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.failover.Mission;
import java.util.Optional;

/**
 * Makes the sentinels' opinions about a master known to each other. Our own push theirs the moment it changes; foreign ones are asked,
 * more often than Redis does but never while a question is under way.
 *
 * <p>What is pushed may have been under way for as long as a network was cut. It is enough to stand for election; to be elected, a
 * quorum must have said the same in answer to a question, which cannot be older than the question.
 */
public final class Opinions {
    /** How soon a foreign peer that said "not down" is asked again, when Redis's ask period is longer. */
    static final long REPEAT_MS = 100;

    /** An answer that takes longer is asked for again. */
    static final long PATIENCE_MS = 300;

    private static final int VALID_ASK_PERIODS = 5;

    private final Ward ward;

    Opinions(Ward ward) {
        this.ward = ward;
    }

    private long askMs() {
        return ward.self().settings().periods().askMs();
    }

    private long validMs() {
        return VALID_ASK_PERIODS * askMs();
    }

    /** Peers that hold the master, at its present address, for down. */
    int supporters(Group group, long nowMs) {
        int supporters = 0;
        for (Voter voter : group.voters()) {
            supporters += supports(group, voter, nowMs) ? 1 : 0;
        }
        return supporters;
    }

    boolean supports(Group group, Voter voter, long nowMs) {
        return holdsForDown(group, voter, nowMs) || namesAnotherMaster(group, voter, nowMs);
    }

    /** The same and those that did so until they went blind: nobody among them has seen the master since. */
    int upholders(Group group, long nowMs) {
        int upholders = 0;
        for (Voter voter : group.voters()) {
            boolean held = voter.heldForDown(group.master(), nowMs, validMs());
            upholders += held || namesAnotherMaster(group, voter, nowMs) ? 1 : 0;
        }
        return upholders;
    }

    /**
     * A master that says it is a replica, and is not the one this peer names: the peer never heard of our configuration, so it cannot
     * hold our master for down, but it does not hold it for the master either. Should its configuration be the later one it is to be
     * followed, not replaced.
     */
    private boolean namesAnotherMaster(Group group, Voter voter, long nowMs) {
        return Judge.isReportedReplica(group)
                && nowMs - voter.helloMs() <= Hellos.recentMs(ward)
                && voter.announced()
                        .filter(named -> !named.master().equals(group.master())
                                && group.configEpoch().isAfter(named.configEpoch()))
                        .isPresent();
    }

    /** Where the peer will find the group: it knows it by the address of its own master. */
    private HostPort addressFor(Group group, Voter voter, long nowMs) {
        return namesAnotherMaster(group, voter, nowMs)
                ? voter.announced().orElseThrow().master()
                : group.master();
    }

    /** Our opinion changed: all who understand are told at once. */
    void tellAll(Group group, long nowMs) {
        group.standing().opinionTold(nowMs);
        for (Voter voter : group.voters()) {
            tell(group, voter);
        }
    }

    public void tell(Group group, Voter voter) {
        if (ward.knowsAsOurs(voter.id()) && !ward.abstinence().isOn()) {
            voter.contact()
                    .gossip(new Gossip.Opinion(
                            group.name(),
                            ward.announcer().shown(group.master()),
                            group.configEpoch(),
                            group.standing().isSdown()));
        }
    }

    /** A greeting was answered: tell the newcomer what we think of masters that are down. */
    public void tell(Group group, SentinelId peer) {
        group.voter(peer).ifPresent(voter -> tell(group, voter));
    }

    /** Asks those who do not push, and repeats ours to those who do. */
    void exchange(Group group, long nowMs) {
        if (!group.standing().isSdown()) {
            return;
        }
        if (nowMs - group.standing().opinionToldMs() >= askMs()) {
            tellAll(group, nowMs);
        }
        for (Voter voter : group.voters()) {
            if (!ward.knowsAsOurs(voter.id()) && nowMs - voter.askedMs() >= repeatMs()) {
                ask(group, voter, Optional.empty(), group.failover().mission().isPresent(), nowMs);
            }
        }
    }

    private long repeatMs() {
        return Math.min(REPEAT_MS, askMs());
    }

    private void ask(Group group, Voter voter, Optional<Epoch> vote, boolean electing, long nowMs) {
        // While we are a candidate only the election itself asks: its questions carry our opinion poll as well.
        if ((vote.isEmpty() && electing) || !voter.mayBeAsked(PATIENCE_MS, nowMs)) {
            return;
        }
        voter.contact().openLink().ifPresent(link -> {
            Question question = new Question(
                    ward.self().nextNumber(),
                    group.name(),
                    ward.announcer().shown(addressFor(group, voter, nowMs)),
                    vote.orElse(ward.self().currentEpoch()),
                    vote.map(epoch -> ward.self().id()));
            voter.asked(question, link, nowMs);
            ward.self().outbox().emit(new Effect.AskMasterDown(link, question));
        });
    }

    /** Whether a quorum, we among them, holds the master for down by what was answered in this election. */
    boolean isConfirmed(Group group, Mission mission, long nowMs) {
        int holders = 1;
        for (Voter voter : group.voters()) {
            boolean confirms = voter.confirms(group.master(), mission.begunMs());
            holders += confirms || namesAnotherMaster(group, voter, nowMs) ? 1 : 0;
        }
        return holders >= group.rules().quorum();
    }

    /** Asks for votes in an election; a question about anything else that is under way does not stand in the way. */
    void askVotes(Group group, Mission mission, long nowMs) {
        for (Voter voter : group.voters()) {
            if (isOpen(group, voter, mission, nowMs)) {
                voter.overtakeUnless(mission.epoch());
                ask(group, voter, Optional.of(mission.epoch()), true, nowMs);
            }
        }
    }

    /** Whether somebody should be asked (again) for a vote. */
    boolean lacksAnswers(Group group, Mission mission, long nowMs) {
        for (Voter voter : group.voters()) {
            if (isOpen(group, voter, mission, nowMs) && voter.isToBeAsked(mission.epoch(), PATIENCE_MS, nowMs)) {
                return true;
            }
        }
        return false;
    }

    /** It has not voted, or came to hold the master for down only after it had: then it says the one again, and the other too. */
    private boolean isOpen(Group group, Voter voter, Mission mission, long nowMs) {
        return !voter.hasAnswered(mission.epoch())
                || (holdsForDown(group, voter, nowMs) && !voter.confirms(group.master(), mission.begunMs()));
    }

    public void answered(Group group, SentinelId peer, Question question, Answer answer, long nowMs) {
        Optional<Voter> voter = group.voter(peer);
        HostPort about = ward.self().names().canonical(question.master());
        if (voter.isEmpty() || !voter.get().answered(question, about, answer, nowMs)) {
            return;
        }
        // A voter ahead of us tells us how far: the next attempt must be beyond it.
        ward.self().reach(answer.leaderEpoch());
        ward.desk().advance(group, nowMs);
    }

    public void heard(SentinelId from, Gossip.Opinion opinion, long nowMs) {
        Optional<Group> group = ward.registry().of(opinion.group());
        Optional<Voter> voter = group.flatMap(found -> found.voter(from));
        if (group.isEmpty()
                || voter.isEmpty()
                || !opinion.configEpoch().equals(group.get().configEpoch())) {
            return;
        }
        voter.get().opinion(opinion.down(), ward.self().names().canonical(opinion.master()), nowMs);
        if (opinion.down() && !group.get().standing().isSdown()) {
            // What it saw may stand in the next INFO.
            group.get().masterContact().askInfo(true, nowMs);
        }
        ward.desk().advance(group.get(), nowMs);
    }

    boolean holdsForDown(Group group, Voter voter, long nowMs) {
        return voter.holdsForDown(group.master(), nowMs, validMs());
    }

    /** What was said before we were blind is old. */
    public void forget(Group group) {
        group.voters().forEach(Voter::forgetOpinion);
    }

    /** When somebody is to be asked or told, or an opinion fades. */
    long dueMs(Group group) {
        if (!group.standing().isSdown()) {
            return Long.MAX_VALUE;
        }
        long next = group.standing().opinionToldMs() + askMs();
        boolean electing = group.failover().mission().isPresent();
        for (Voter voter : group.voters()) {
            if (group.standing().isOdown()) {
                next = Math.min(next, voter.opinionEndsMs(validMs()));
            }
            if (!ward.knowsAsOurs(voter.id()) && !electing && voter.contact().isOpen()) {
                next = Math.min(next, Math.max(voter.askedMs() + repeatMs(), voter.busyUntilMs(PATIENCE_MS)));
            }
        }
        return next;
    }
}
