package io.vedette.quorum.group;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Election;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Event;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.failover.Mission;
import io.vedette.quorum.group.Mandate.State;
import io.vedette.quorum.view.QuorumCheck;
import io.vedette.quorum.vote.Tally;
import java.util.List;
import java.util.Optional;

/**
 * Somebody outside lets one sentinel at a time lead, and only in an epoch beyond all that were led in before. What it gave it may take
 * back at any moment, and when it is out of reach it counts as having done so: a leader that cannot ask stops leading.
 *
 * <p>Sentinels that elect by votes would know nothing of it, and could elect a second leader. So there is no election beside one that
 * is there, nor beside so many unknown ones that they could be a majority.
 */
public final class ElectionByArbiter implements Electorate {
    private final Ward ward;
    private Optional<String> trouble = Optional.of("no connection was made to it yet");

    ElectionByArbiter(Ward ward) {
        this.ward = ward;
    }

    @Override
    public void call(Group group, Mission mission) {
        group.proceedings().mandate(Optional.of(Mandate.asked(mission.epoch())));
        ward.self().outbox().emit(new Effect.AskLeadership(group.name(), mission.epoch(), group.configEpoch()));
    }

    @Override
    public Tally tally(Group group, Epoch epoch) {
        return mandate(group, epoch).map(Mandate::tally).orElse(Tally.LOST);
    }

    @Override
    public boolean isDeposed(Group group, Epoch epoch) {
        return mandate(group, epoch)
                .filter(mandate -> mandate.state() == State.LOST)
                .isPresent();
    }

    private static Optional<Mandate> mandate(Group group, Epoch epoch) {
        return group.proceedings().mandate().filter(mandate -> mandate.epoch().equals(epoch));
    }

    @Override
    public void resign(Group group, Optional<HostPort> promoted) {
        group.proceedings()
                .mandate()
                .ifPresent(mandate ->
                        ward.self().outbox().emit(new Effect.EndLeadership(group.name(), mandate.epoch(), promoted)));
        group.proceedings().mandate(Optional.empty());
    }

    @Override
    public boolean givesVotes() {
        return false;
    }

    @Override
    public Optional<String> lacks(Group group) {
        if (trouble.isPresent()) {
            return Optional.of("the ensemble that elects: " + trouble.get());
        }
        List<SentinelId> strangers = group.voters().stream()
                .filter(voter -> voter.contact().isReachableFor(group.name()))
                .map(Voter::id)
                .filter(id -> !ward.asksArbiter(id))
                .toList();
        if (!strangers.isEmpty()) {
            return Optional.of("voters of one kind: " + strangers + " do not ask the ensemble, and elect by votes");
        }
        List<SentinelId> unknown = group.voters().stream()
                .map(Voter::id)
                .filter(id -> !ward.asksArbiter(id))
                .toList();
        boolean couldElect = unknown.size()
                >= Tally.needed(group.voters().size() + 1, group.rules().quorum());
        return couldElect
                ? Optional.of(
                        "voters of one kind: whether " + unknown
                                + " ask the ensemble is not known, they were never heard; use FORGET-SENTINEL for those that are gone")
                : Optional.empty();
    }

    @Override
    public Optional<String> refusal(Group group) {
        return lacks(group).map(missing -> "a failover needs " + missing);
    }

    @Override
    public QuorumCheck check(Group group) {
        return Viewer.check(group, Election.ARBITER, lacks(group));
    }

    // --- what the arbiter says ---------------------------------------------------------------------------------------

    public void heard(Event.ArbiterChanged changed, long nowMs) {
        trouble = changed.trouble();
        if (trouble.isPresent()) {
            ward.registry()
                    .busy()
                    .forEach(group -> group.proceedings()
                            .mandate()
                            .filter(mandate -> mandate.state() != State.REFUSED)
                            .ifPresent(mandate -> became(group, mandate, State.LOST)));
        }
        ward.registry().down().forEach(group -> ward.desk().advance(group, nowMs));
        ward.registry().busy().forEach(group -> ward.desk().advance(group, nowMs));
    }

    public void heard(Event.LeadershipGranted granted, long nowMs) {
        Optional<Group> group = ward.registry().of(granted.group());
        Optional<Mandate> asked = group.flatMap(found -> mandate(found, granted.epoch()))
                .filter(mandate -> mandate.state() == State.ASKED);
        if (group.isEmpty() || asked.isEmpty()) {
            // Nobody waits for it any more, and nobody else gets it before it is given back.
            ward.self().outbox().emit(new Effect.EndLeadership(granted.group(), granted.epoch(), Optional.empty()));
            return;
        }
        became(group.get(), asked.get(), State.HELD);
        ward.desk().advance(group.get(), nowMs);
    }

    public void heard(Event.LeadershipRefused refused, long nowMs) {
        // The next attempt must be beyond what is used up.
        ward.self().reach(refused.reached());
        ward.registry().of(refused.group()).ifPresent(group -> {
            mandate(group, refused.epoch()).ifPresent(mandate -> became(group, mandate, State.REFUSED));
            refused.leader()
                    .filter(leader -> !leader.equals(ward.self().id()))
                    .ifPresent(leader -> ward.votes().await(group, leader, refused.reached(), nowMs));
            ward.desk().advance(group, nowMs);
        });
    }

    public void heard(Event.LeadershipLost lost, long nowMs) {
        ward.registry().of(lost.group()).ifPresent(group -> {
            mandate(group, lost.epoch()).ifPresent(mandate -> became(group, mandate, State.LOST));
            ward.desk().advance(group, nowMs);
        });
    }

    private static void became(Group group, Mandate mandate, State state) {
        group.proceedings().mandate(Optional.of(mandate.became(state)));
    }
}
