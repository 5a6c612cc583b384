package io.vedette.quorum.group;

import io.vedette.quorum.Effect;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.failover.AbortReason;
import io.vedette.quorum.failover.Aborted;
import io.vedette.quorum.failover.Action;
import io.vedette.quorum.failover.Done;
import io.vedette.quorum.failover.Electing;
import io.vedette.quorum.failover.Ended;
import io.vedette.quorum.failover.Failover;
import io.vedette.quorum.failover.Move;
import io.vedette.quorum.failover.Pausing;
import io.vedette.quorum.failover.Recorder;
import io.vedette.quorum.failover.Scene.Demand;
import io.vedette.quorum.link.Contact;
import io.vedette.quorum.link.InfoLog;
import io.vedette.quorum.liveness.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Steps the failover of a group until it has to wait, and carries out what its states ask for. */
final class Runner {
    /** More moves than any failover has: a cycle among states is a mistake of ours, and must not hang the loop. */
    static final int MAX_MOVES = 64;

    /** A replica that answers INFO with an error is asked again, but not as fast as it refuses. */
    static final long ASK_AGAIN_MS = 20;

    /** The status redis-sentinel exits with when it simulates a crash. */
    static final int SIMULATED_CRASH_STATUS = 99;

    private final Ward ward;

    Runner(Ward ward) {
        this.ward = ward;
    }

    void run(Group group, long nowMs) {
        for (int moves = 0; moves < MAX_MOVES; moves++) {
            Failover before = group.failover();
            Move move = before.next(new GroupScene(group, ward), nowMs);
            carryOut(group, move, nowMs);
            if (move.to().getClass() == before.getClass()) {
                return;
            }
        }
        throw new IllegalStateException(
                "the failover of " + group.name() + " does not come to rest, it is in " + group.failover());
    }

    /** We stood still for that long. */
    void stoodStill(Group group, long forMs, long nowMs) {
        carryOut(group, group.failover().afterStandstill(new GroupScene(group, ward), forMs, nowMs), nowMs);
    }

    private void carryOut(Group group, Move move, long nowMs) {
        enter(group, move.to(), nowMs);
        for (Action action : move.actions()) {
            perform(group, action, nowMs);
        }
    }

    private void enter(Group group, Failover next, long nowMs) {
        Failover before = group.failover();
        group.proceedings().failover(next);
        if (next.getClass() == before.getClass()) {
            return;
        }
        if (next instanceof Electing electing) {
            group.proceedings().demand(Optional.empty());
            List<String> evidence = new ArrayList<>();
            ward.judge().evidence(group, nowMs).forEach((Evidence found) -> evidence.add(found.describe(nowMs)));
            group.standing().consent().told(nowMs).ifPresent(evidence::add);
            group.proceedings().recorder(Optional.of(new Recorder(electing.current(), evidence)));
        }
        group.proceedings().recorder().ifPresent(recorder -> recorder.entered(next, nowMs));
        ward.registry().noteBusy(group, next.isInProgress());
        if (next instanceof Ended) {
            ward.electorate().resign(group, Optional.empty());
        }
        if (next instanceof Done done) {
            close(group, done.outcome(), nowMs);
        } else if (next instanceof Aborted aborted) {
            if (aborted.reason() == AbortReason.NOT_ELECTED) {
                ward.votes().outvoted(group, aborted.abandoned().epoch(), nowMs);
            }
            close(group, aborted.reason().text(), nowMs);
        }
    }

    private void close(Group group, String outcome, long nowMs) {
        group.proceedings()
                .recorder()
                .ifPresent(recorder ->
                        ward.self().outbox().emit(new Effect.KeepFlight(recorder.close(group.name(), outcome, nowMs))));
        group.proceedings().recorder(Optional.empty());
    }

    private void perform(Group group, Action action, long nowMs) {
        if (action instanceof Action.CallElection call) {
            ward.self().reach(call.mission().epoch());
            ward.electorate().call(group, call.mission());
            // Whoever is back, or was not tried for a while, should not miss this for a pause between two attempts.
            Census.eligible(group).forEach(candidate -> candidate.hurry(nowMs));
            ward.opinions().askVotes(group, call.mission(), nowMs);
        } else if (action instanceof Action.AskVotes ask) {
            ward.opinions().askVotes(group, ask.mission(), nowMs);
        } else if (action instanceof Action.AskOffsets ask) {
            askOffsets(group, ask.mark(), nowMs);
        } else if (action instanceof Action.Publish publish) {
            group.proceedings().recorder().ifPresent(recorder -> recorder.promoted(publish.promoted()));
            ward.switcher().publish(group, publish.mission(), publish.promoted(), nowMs);
            ward.electorate().resign(group, Optional.of(publish.promoted()));
        } else if (action instanceof Action.NoteLoss note) {
            group.proceedings().recorder().ifPresent(recorder -> recorder.loss(note.bytes()));
        } else if (action instanceof Action.OrderAgain again) {
            group.proceedings().demand(Optional.of(new Demand(again.purpose(), again.to(), again.attempt())));
        } else if (action instanceof Action.RepointSome) {
            ward.repointer().some(group, nowMs);
        } else if (action instanceof Action.RepointRest) {
            ward.repointer().rest(group, nowMs);
        } else if (action instanceof Action.MaybeCrash crash) {
            maybeCrash(crash);
        } else {
            performOnNode(group, action, nowMs);
        }
    }

    private static void askOffsets(Group group, long mark, long nowMs) {
        for (Contact candidate : Census.eligible(group)) {
            InfoLog infos = candidate.infos();
            boolean paced =
                    nowMs - infos.lastAskMs().orElse(Long.MIN_VALUE / 2) >= ASK_AGAIN_MS || !infos.isAskedAfter(mark);
            if (paced && infos.askedAfter(mark).isEmpty() && !infos.isAskingAfter(mark)) {
                candidate.askInfo(true, nowMs);
            }
        }
    }

    private void performOnNode(Group group, Action action, long nowMs) {
        if (action instanceof Action.Promote promote) {
            order(group, promote.replica(), new NodeOrder.Promote(), nowMs);
        } else if (action instanceof Action.Verify verify) {
            group.node(verify.node()).ifPresent(contact -> contact.verify(nowMs));
        } else if (action instanceof Action.Poll poll) {
            group.node(poll.node()).ifPresent(contact -> contact.askInfo(true, nowMs));
        } else if (action instanceof Action.PauseWrites pause) {
            group.proceedings().resume().forgive();
            order(group, pause.master(), new NodeOrder.PauseWrites(pause.forMs()), nowMs);
        } else if (action instanceof Action.ResumeWrites resume) {
            group.node(resume.master()).ifPresent(contact -> resume(group, contact, nowMs + Pausing.PAUSE_MS));
        } else {
            tell(group, action);
        }
    }

    private static void resume(Group group, Contact contact, long untilMs) {
        group.proceedings()
                .resume()
                .owe(contact.target().address(), contact.order(new NodeOrder.ResumeWrites()), untilMs);
    }

    /** A link of the group opened: its node may still hold back writes for us, unless it does so for another leader by now. */
    void opened(Group group, Contact contact, long nowMs) {
        if (group.awaitedLeader(nowMs).isPresent()) {
            group.proceedings().resume().forgive();
        }
        group.proceedings()
                .resume()
                .dueAt(contact.target().address(), nowMs)
                .ifPresent(untilMs -> resume(group, contact, untilMs));
    }

    private void order(Group group, HostPort node, NodeOrder order, long nowMs) {
        Optional<Long> number = group.node(node).flatMap(contact -> contact.order(order));
        if (number.isPresent()) {
            group.proceedings().awaitOrder(number.get());
        } else {
            group.proceedings().orderImpossible("there is no link to " + node);
            group.node(node).ifPresent(contact -> contact.hurry(nowMs));
        }
    }

    private void tell(Group group, Action action) {
        if (action instanceof Action.TellMaster tell) {
            ward.announcer().warn(group, tell.event(), ward.announcer().master(group));
        } else if (action instanceof Action.TellReplica tell) {
            String payload = ward.announcer().replica(group, tell.replica());
            if (tell.warning()) {
                ward.announcer().warn(group, tell.event(), payload);
            } else {
                ward.announcer().note(group, tell.event(), payload);
            }
        } else {
            throw new IllegalStateException("nobody performs " + action);
        }
    }

    private void maybeCrash(Action.MaybeCrash crash) {
        boolean asked = crash.afterElection()
                ? ward.self().crashesAfterElection()
                : ward.self().crashesAfterPromotion();
        if (asked) {
            String moment = crash.afterElection() ? "crash-after-election" : "crash-after-promotion";
            ward.self().outbox().emit(new Effect.Exit(SIMULATED_CRASH_STATUS, moment));
        }
    }

    /** When a peer that did not answer a request for its vote is asked again. */
    long askDueMs(Group group) {
        return group.failover() instanceof Electing electing
                ? ward.self().health().sightedMs() + Math.min(Opinions.PATIENCE_MS, electing.deadlineMs())
                : Long.MAX_VALUE;
    }
}
