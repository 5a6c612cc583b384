package io.vedette.quorum.failover;

import static io.vedette.quorum.failover.FakeScene.EPOCH;
import static io.vedette.quorum.failover.FakeScene.MASTER;
import static io.vedette.quorum.failover.FakeScene.OTHER;
import static io.vedette.quorum.failover.FakeScene.REPLICA;
import static io.vedette.quorum.failover.FakeScene.mission;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.NodeRole;
import io.vedette.quorum.OrderOutcome;
import io.vedette.quorum.failover.Action.AskVotes;
import io.vedette.quorum.failover.Action.CallElection;
import io.vedette.quorum.failover.Action.NoteLoss;
import io.vedette.quorum.failover.Action.OrderAgain;
import io.vedette.quorum.failover.Action.PauseWrites;
import io.vedette.quorum.failover.Action.Poll;
import io.vedette.quorum.failover.Action.Promote;
import io.vedette.quorum.failover.Action.Publish;
import io.vedette.quorum.failover.Action.RepointRest;
import io.vedette.quorum.failover.Action.RepointSome;
import io.vedette.quorum.failover.Action.ResumeWrites;
import io.vedette.quorum.failover.Action.TellMaster;
import io.vedette.quorum.vote.Tally;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every edge of the transition table, taken with facts set by hand. */
class StatesTest {
    private final FakeScene scene = new FakeScene();

    @Nested
    class WhileIdle {
        @Test
        void itBeginsTheMomentNothingObjects() {
            Move move = Idle.INSTANCE.next(scene, 5);
            assertThat(move.to()).isInstanceOf(Electing.class);
            Mission begun = move.to().mission().orElseThrow();
            assertThat(begun.epoch()).isEqualTo(EPOCH);
            assertThat(move.actions()).contains(new CallElection(begun), new TellMaster("+try-failover"));
        }

        @Test
        void itStaysWhileTheMasterIsUp() {
            scene.odown = false;
            assertThat(Idle.INSTANCE.next(scene, 5).to()).isSameAs(Idle.INSTANCE);
        }

        @Test
        void itLooksAgainWhenAnObjectionEnds() {
            scene.objections = new Objections(List.of(), List.of("paused"), 400);
            assertThat(Idle.INSTANCE.next(scene, 5).to().deadlineMs()).isEqualTo(400);
        }

        @Test
        void itLetsOthersGoFirstAndThenBegins() {
            scene.staggerMs = 30;
            Failover waiting = Idle.INSTANCE.next(scene, 100).to();
            assertThat(waiting.deadlineMs()).isEqualTo(130);
            scene.staggerMs = 1_000;
            assertThat(waiting.next(scene, 129).to()).isInstanceOf(Idle.class);
            assertThat(waiting.next(scene, 130).to()).isInstanceOf(Electing.class);
        }

        @Test
        void comingLateToItsTurnItReadsWhatHasPiledUpButOnlyOnce() {
            scene.staggerMs = 30;
            Failover waiting = Idle.INSTANCE.next(scene, 100).to();
            Failover reading = waiting.next(scene, 136).to();
            assertThat(reading.deadlineMs()).isEqualTo(138);
            assertThat(reading.next(scene, 137).to()).isSameAs(reading);
            assertThat(reading.next(scene, 190).to()).isInstanceOf(Electing.class);
        }

        @Test
        void theBackOffIsKeptThoughTheMasterIsUpForAMoment() {
            Idle resting = Idle.after(3, 500);
            scene.odown = false;
            Failover still = resting.next(scene, 100).to();
            scene.odown = true;
            assertThat(still.next(scene, 101).to().deadlineMs()).isEqualTo(500);
            scene.odown = false;
            assertThat(still.next(scene, 500).to()).isSameAs(Idle.INSTANCE);
        }

        @Test
        void anOperatorsOrderNeedsNoReason() {
            scene.odown = false;
            scene.demand = Optional.of(Scene.Demand.fresh(Purpose.FORCED, Optional.of(OTHER)));
            Failover next = Idle.INSTANCE.next(scene, 5).to();
            assertThat(next.mission().orElseThrow().wanted()).contains(OTHER);
        }

        @Test
        void anOrderThatLostAnElectionKeepsTheBackOff() {
            scene.odown = false;
            scene.demand = Optional.of(new Scene.Demand(Purpose.FORCED, Optional.empty(), 1));
            assertThat(Idle.after(1, 20).next(scene, 19).to()).isInstanceOf(Idle.class);
            Failover next = Idle.after(1, 20).next(scene, 20).to();
            assertThat(next.mission().orElseThrow().attempt()).isEqualTo(1);
        }
    }

    @Nested
    class WhenAborted {
        @Test
        void anOperatorsOrderOutlivesLostElections() {
            assertThat(new Aborted(mission(Purpose.FORCED), AbortReason.NOT_ELECTED)
                            .next(scene, 5)
                            .actions())
                    .contains(new OrderAgain(Purpose.FORCED, Optional.empty(), 1));
            assertThat(new Aborted(mission(Purpose.SWITCHOVER), AbortReason.STOOD_STILL)
                            .next(scene, 5)
                            .actions())
                    .contains(new OrderAgain(Purpose.SWITCHOVER, Optional.empty(), 1));
        }

        @Test
        void butNotForEverNorWhenThereIsAReasonNeitherWithoutAnOrder() {
            Mission last = new Mission(
                    Purpose.FORCED,
                    EPOCH,
                    MASTER,
                    0,
                    0,
                    1,
                    Optional.empty(),
                    List.of(),
                    Aborted.ELECTIONS_FOR_AN_ORDER - 1);
            assertThat(new Aborted(last, AbortReason.NOT_ELECTED).next(scene, 5).actions())
                    .containsExactly(new TellMaster("-failover-abort-not-elected"));
            assertThat(new Aborted(mission(Purpose.FORCED), AbortReason.OVERTAKEN)
                            .next(scene, 5)
                            .actions())
                    .containsExactly(new TellMaster("-failover-abort-not-elected"));
            assertThat(aborted(AbortReason.NOT_ELECTED).next(scene, 5).actions())
                    .containsExactly(new TellMaster("-failover-abort-not-elected"));
        }
    }

    @Nested
    class WhileElecting {
        private final Electing automatic = new Electing(mission(Purpose.AUTOMATIC), 1_000);

        @Test
        void itWaitsAndAsksThoseAgainThatDidNotAnswer() {
            assertThat(automatic.next(scene, 5).actions()).isEmpty();
            scene.lacksAnswers = true;
            assertThat(automatic.next(scene, 5).actions()).containsExactly(new AskVotes(mission(Purpose.AUTOMATIC)));
        }

        @Test
        void elected() {
            scene.tally = Tally.WON;
            Move move = automatic.next(scene, 5);
            assertThat(move.to()).isEqualTo(new Surveying(mission(Purpose.AUTOMATIC), 155));
            assertThat(move.actions()).contains(new TellMaster("+elected-leader"));
        }

        @Test
        void votesAreNotEnoughWhileNoQuorumConfirmsThatTheMasterIsDown() {
            scene.tally = Tally.WON;
            scene.confirmed = false;
            scene.lacksAnswers = true;
            assertThat(automatic.next(scene, 5))
                    .isEqualTo(Move.to(automatic, new AskVotes(mission(Purpose.AUTOMATIC))));
            assertThat(automatic.next(scene, 1_000).to()).isEqualTo(aborted(AbortReason.NOT_ELECTED));
            Electing forced = new Electing(mission(Purpose.FORCED), 1_000);
            assertThat(forced.next(scene, 5).to()).isInstanceOf(Surveying.class);
        }

        @Test
        void outvotedOvertakenTooLateOrNoLongerNeeded() {
            assertThat(automatic.next(scene, 1_000).to()).isEqualTo(aborted(AbortReason.NOT_ELECTED));
            scene.tally = Tally.LOST;
            assertThat(automatic.next(scene, 5).to()).isEqualTo(aborted(AbortReason.NOT_ELECTED));
            scene.odown = false;
            assertThat(automatic.next(scene, 5).to()).isEqualTo(aborted(AbortReason.MASTER_RETURNED));
            scene.overtaken = true;
            assertThat(automatic.next(scene, 5).to()).isEqualTo(aborted(AbortReason.OVERTAKEN));
        }

        @Test
        void notEvenAnOperatorsFailoverGoesOnWithoutAMajority() {
            scene.odown = false;
            Electing forced = new Electing(mission(Purpose.FORCED), 1_000);
            Electing coordinated = new Electing(mission(Purpose.SWITCHOVER), 1_000);
            for (Electing electing : List.of(forced, coordinated)) {
                assertThat(electing.next(scene, 999).to()).isSameAs(electing);
                assertThat(electing.next(scene, 1_000).to()).isInstanceOf(Aborted.class);
            }
        }
    }

    @Nested
    class WhileSurveying {
        private final Surveying automatic = new Surveying(mission(Purpose.AUTOMATIC), 150);

        @Test
        void itWaitsForOffsetsButNotForLong() {
            scene.surveyed = false;
            assertThat(automatic.next(scene, 149).to()).isSameAs(automatic);
            assertThat(automatic.next(scene, 150).to()).isInstanceOf(Promoting.class);
        }

        @Test
        void theBestIsPromoted() {
            Move move = automatic.next(scene, 5);
            assertThat(move.to()).isEqualTo(new Promoting(mission(Purpose.AUTOMATIC), REPLICA, 0, 1_005));
            assertThat(move.actions()).contains(new Promote(REPLICA));
        }

        @Test
        void whatItLacksGoesIntoTheAccount() {
            scene.lossBytes = OptionalLong.of(120);
            assertThat(automatic.next(scene, 5).actions()).contains(new NoteLoss(OptionalLong.of(120)));
        }

        @Test
        void aSwitchoverPausesWritesFirst() {
            scene.odown = false;
            Move move = new Surveying(mission(Purpose.SWITCHOVER), 150).next(scene, 5);
            assertThat(move.to()).isInstanceOf(Pausing.class);
            assertThat(move.actions()).contains(new PauseWrites(MASTER, Pausing.PAUSE_MS));
        }

        @Test
        void whatTheReplicasSayInTheSurveyMaySaveTheMaster() {
            scene.vouchedFor = true;
            assertThat(automatic.next(scene, 5).to()).isEqualTo(aborted(AbortReason.VOUCHED_FOR));
            assertThat(new Surveying(mission(Purpose.FORCED), 150)
                            .next(scene, 5)
                            .to())
                    .isInstanceOf(Promoting.class);
        }

        @Test
        void anOrderWaitsForTheFirstAnswerOfBusyReplicas() {
            Surveying ordered = new Surveying(mission(Purpose.FORCED), 150);
            scene.surveyed = false;
            scene.best = Optional.empty();
            Failover patient = ordered.next(scene, 150).to();
            assertThat(patient).isEqualTo(new Surveying(mission(Purpose.FORCED), 150 + Surveying.PATIENCE_MS, true));
            assertThat(patient.next(scene, 151).to()).isSameAs(patient);
            assertThat(patient.next(scene, 150 + Surveying.PATIENCE_MS).to())
                    .isEqualTo(new Aborted(mission(Purpose.FORCED), AbortReason.NO_GOOD_REPLICA));
            assertThat(automatic.next(scene, 150).to()).isEqualTo(aborted(AbortReason.NO_GOOD_REPLICA));

            scene.best = Optional.of(REPLICA);
            assertThat(patient.next(scene, 151).to()).isInstanceOf(Promoting.class);
        }

        @Test
        void reasonsToGiveUp() {
            scene.best = Optional.empty();
            assertThat(automatic.next(scene, 5).to()).isEqualTo(aborted(AbortReason.NO_GOOD_REPLICA));
            Mission tried = mission(Purpose.AUTOMATIC).ruleOut(REPLICA);
            assertThat(new Surveying(tried, 150).next(scene, 5).to())
                    .isEqualTo(new Aborted(tried, AbortReason.NOT_PROMOTED));
            assertThat(automatic.next(scene, Mission.LEASE_MS).to()).isEqualTo(aborted(AbortReason.NOT_PROMOTED));
            scene.odown = false;
            assertThat(automatic.next(scene, 5).to()).isEqualTo(aborted(AbortReason.MASTER_RETURNED));
            scene.overtaken = true;
            assertThat(automatic.next(scene, 5).to()).isEqualTo(aborted(AbortReason.OVERTAKEN));
        }
    }

    @Nested
    class DuringASwitchover {
        private final Mission switchover = mission(Purpose.SWITCHOVER);
        private final Pausing pausing = new Pausing(switchover, REPLICA, 500);
        private final CatchingUp catchingUp = new CatchingUp(switchover, REPLICA, 0, 1_010, 15);

        @Test
        void theReplicaCatchesUpOnceWritesArePaused() {
            assertThat(pausing.next(scene, 5).to()).isSameAs(pausing);
            scene.outcome = Optional.of(new OrderOutcome.Done());
            assertThat(pausing.next(scene, 10).to()).isEqualTo(catchingUp);
        }

        @Test
        void aPauseThatIsRefusedOrTooLateEndsIt() {
            assertThat(pausing.next(scene, 500).actions()).containsExactly(new ResumeWrites(MASTER));
            scene.outcome = Optional.of(new OrderOutcome.Refused("ERR"));
            assertThat(pausing.next(scene, 5).to()).isEqualTo(new Aborted(switchover, AbortReason.NOT_PAUSED));
            scene.outcome = Optional.empty();
            scene.overtaken = true;
            assertThat(pausing.next(scene, 5).to()).isEqualTo(new Aborted(switchover, AbortReason.OVERTAKEN));
        }

        @Test
        void theReplicaIsKnownFromTheSelectionOn() {
            assertThat(new Surveying(switchover, 150).chosen()).isEmpty();
            assertThat(pausing.chosen()).contains(REPLICA);
            assertThat(catchingUp.chosen()).contains(REPLICA);
            assertThat(new Promoting(switchover, REPLICA, 20, 1_020).chosen()).contains(REPLICA);
            assertThat(new Verifying(switchover, REPLICA, 20, 1_020).chosen()).contains(REPLICA);
        }

        @Test
        void onlyTheExactOffsetWillDo() {
            assertThat(catchingUp.next(scene, 14).to()).isSameAs(catchingUp);
            assertThat(catchingUp.next(scene, 20).actions()).containsExactly(new Poll(MASTER), new Poll(REPLICA));
            scene.offsets.put(MASTER, 500L);
            assertThat(catchingUp.next(scene, 20).actions()).containsExactly(new Poll(REPLICA));
            scene.offsets.put(REPLICA, 499L);
            assertThat(catchingUp.next(scene, 20).to()).isInstanceOf(CatchingUp.class);
            scene.offsets.put(REPLICA, 500L);
            assertThat(catchingUp.next(scene, 20).actions())
                    .contains(new Promote(REPLICA), new NoteLoss(OptionalLong.of(0)));
        }

        @Test
        void writesAreResumedWhenItTakesTooLong() {
            Move move = catchingUp.next(scene, 1_010);
            assertThat(move.to()).isEqualTo(new Aborted(switchover, AbortReason.NOT_CAUGHT_UP));
            assertThat(move.actions()).containsExactly(new ResumeWrites(MASTER));
            scene.overtaken = true;
            assertThat(catchingUp.next(scene, 20).to()).isInstanceOf(Aborted.class);
        }

        @Test
        void aReplicaThatDoesNotBecomeMasterEndsItToo() {
            Move move = new Promoting(switchover, REPLICA, 20, 1_020).next(scene, 1_020);
            assertThat(move.to()).isEqualTo(new Aborted(switchover, AbortReason.NOT_PROMOTED));
            assertThat(move.actions()).containsExactly(new ResumeWrites(MASTER));
        }

        @Test
        void writesAreResumedBehindTheOrderThatFencesTheOldMaster() {
            scene.roles.put(REPLICA, NodeRole.MASTER);
            assertThat(new Verifying(switchover, REPLICA, 20, 1_020)
                            .next(scene, 30)
                            .actions())
                    .endsWith(new RepointSome(), new ResumeWrites(MASTER));
        }
    }

    @Nested
    class DuringAHandover {
        private final Mission handover = mission(Purpose.HANDOVER);
        private final Pausing pausing = new Pausing(handover, REPLICA, 500);
        private final CatchingUp catchingUp = new CatchingUp(handover, REPLICA, 0, 1_010, 15);

        @Test
        void writesArePausedFirst() {
            scene.odown = false;
            Move move = new Surveying(handover, 150).next(scene, 5);
            assertThat(move.to()).isEqualTo(new Pausing(handover, REPLICA, 505));
            assertThat(move.actions()).contains(new PauseWrites(MASTER, Pausing.PAUSE_MS));
        }

        @Test
        void aMasterThatCannotPauseIsReplacedAllTheSame() {
            assertThat(pausing.next(scene, 499).to()).isSameAs(pausing);
            assertThat(pausing.next(scene, 500).actions()).contains(new Promote(REPLICA));
            scene.outcome = Optional.of(new OrderOutcome.Refused("NOPERM"));
            Move move = pausing.next(scene, 5);
            assertThat(move.to()).isEqualTo(new Promoting(handover, REPLICA, 0, 1_005));
            assertThat(move.actions()).contains(new NoteLoss(OptionalLong.empty()), new Promote(REPLICA));
        }

        @Test
        void aReplicaThatDoesNotCatchUpIsPromotedAndWhatItLacksIsTold() {
            scene.offsets.put(MASTER, 500L);
            scene.offsets.put(REPLICA, 440L);
            assertThat(catchingUp.next(scene, 1_009).to()).isInstanceOf(CatchingUp.class);
            assertThat(catchingUp.next(scene, 1_010).actions())
                    .contains(new NoteLoss(OptionalLong.of(60)), new Promote(REPLICA));
        }

        @Test
        void whatIsLackingIsUnknownWhenOneOfTheTwoDidNotTellItsOffset() {
            scene.offsets.put(REPLICA, 440L);
            assertThat(catchingUp.next(scene, 1_010).actions()).contains(new NoteLoss(OptionalLong.empty()));
            scene.offsets.clear();
            scene.offsets.put(MASTER, 500L);
            assertThat(catchingUp.next(scene, 1_010).actions()).contains(new NoteLoss(OptionalLong.empty()));
        }

        @Test
        void anotherReplicaIsTriedAndWritesGoOnWhenThereIsNone() {
            Move move = new Promoting(handover, REPLICA, 20, 1_020).next(scene, 1_020);
            Mission tried = handover.ruleOut(REPLICA);
            assertThat(move.to().mission()).contains(tried);
            scene.best = Optional.empty();
            assertThat(new Surveying(tried, 150).next(scene, 5).actions()).containsExactly(new ResumeWrites(MASTER));
            scene.overtaken = true;
            assertThat(new Surveying(tried, 150).next(scene, 5).actions()).containsExactly(new ResumeWrites(MASTER));
        }

        @Test
        void writesAreResumedBehindTheOrderThatFencesTheOldMaster() {
            scene.roles.put(REPLICA, NodeRole.MASTER);
            assertThat(new Verifying(handover, REPLICA, 20, 1_020)
                            .next(scene, 30)
                            .actions())
                    .endsWith(new RepointSome(), new ResumeWrites(MASTER));
        }
    }

    @Nested
    class WhilePromoting {
        private final Promoting promoting = new Promoting(mission(Purpose.AUTOMATIC), REPLICA, 5, 1_005);

        @Test
        void theAnswerToTheOrderOrToTheQuestionBehindItCounts() {
            assertThat(promoting.next(scene, 6).to()).isSameAs(promoting);
            scene.outcome = Optional.of(new OrderOutcome.Done());
            assertThat(promoting.next(scene, 7).to()).isInstanceOf(Verifying.class);
            scene.outcome = Optional.of(new OrderOutcome.Unknown("link lost"));
            assertThat(promoting.next(scene, 7).to()).isInstanceOf(Verifying.class);
            scene.outcome = Optional.empty();
            scene.roles.put(REPLICA, NodeRole.MASTER);
            assertThat(promoting.next(scene, 7).to()).isInstanceOf(Verifying.class);
        }

        @Test
        void aReplicaThatRefusesOrIsSilentIsRuledOut() {
            scene.outcome = Optional.of(new OrderOutcome.Refused("NOPERM"));
            Failover next = promoting.next(scene, 7).to();
            assertThat(next).isInstanceOf(Surveying.class);
            assertThat(next.mission().orElseThrow().ruledOut()).containsExactly(REPLICA);
            scene.outcome = Optional.empty();
            assertThat(promoting.next(scene, 1_005).to()).isInstanceOf(Surveying.class);
        }

        @Test
        void thereIsNoSecondTryWhenTheVotersAreNoLongerBound() {
            assertThat(promoting.next(scene, Mission.LEASE_MS).to()).isEqualTo(aborted(AbortReason.NOT_PROMOTED));
        }
    }

    @Nested
    class WhileVerifying {
        private final Verifying verifying = new Verifying(mission(Purpose.AUTOMATIC), REPLICA, 5, 1_005);

        @Test
        void onceItSaysSoItIsPublishedBeforeOthersAreRepointed() {
            scene.roles.put(REPLICA, NodeRole.MASTER);
            Move move = verifying.next(scene, 8);
            assertThat(move.to()).isInstanceOf(Repointing.class);
            assertThat(move.actions())
                    .containsSubsequence(new Publish(mission(Purpose.AUTOMATIC), REPLICA), new RepointSome());
        }

        @Test
        void anAnswerToAQuestionFromBeforeTheOrderIsNoDenial() {
            scene.roles.put(REPLICA, NodeRole.REPLICA);
            scene.answeredMark = 5;
            assertThat(verifying.next(scene, 8).to()).isSameAs(verifying);
            scene.answeredMark = 6;
            scene.mark = 9;
            assertThat(verifying.next(scene, 8).to())
                    .isEqualTo(new Promoting(mission(Purpose.AUTOMATIC), REPLICA, 9, 1_005));
        }

        @Test
        void silenceRulesItOut() {
            assertThat(verifying.next(scene, 8).to()).isSameAs(verifying);
            assertThat(verifying.next(scene, 1_005).to()).isInstanceOf(Surveying.class);
        }
    }

    @Nested
    class WhileRepointing {
        private final Repointing repointing = new Repointing(mission(Purpose.AUTOMATIC), REPLICA, 9_000);

        @Test
        void itEndsWhenAllFollow() {
            assertThat(repointing.next(scene, 10).actions()).containsExactly(new RepointSome());
            scene.repointed = true;
            assertThat(repointing.next(scene, 10).actions()).containsExactly(new TellMaster("+failover-end"));
        }

        @Test
        void itEndsWhenTimeIsUp() {
            Move move = repointing.next(scene, 9_000);
            assertThat(move.to()).isInstanceOf(Done.class);
            assertThat(move.actions()).contains(new TellMaster("+failover-end-for-timeout"), new RepointRest());
        }

        @Test
        void aLaterConfigurationEndsItInSilence() {
            scene.overtaken = true;
            assertThat(repointing.next(scene, 10).actions()).isEmpty();
            assertThat(repointing.next(scene, 10).to()).isInstanceOf(Done.class);
        }
    }

    @Test
    void theEndIsANewBeginning() {
        assertThat(new Done(mission(Purpose.AUTOMATIC), REPLICA, "")
                        .next(scene, 5)
                        .to())
                .isSameAs(Idle.INSTANCE);
        Move move = aborted(AbortReason.NO_GOOD_REPLICA).next(scene, 5);
        assertThat(move.to()).isEqualTo(Idle.after(1, 105));
        assertThat(move.actions()).containsExactly(new TellMaster("-failover-abort-no-good-slave"));
    }

    private static Aborted aborted(AbortReason reason) {
        return new Aborted(mission(Purpose.AUTOMATIC), reason);
    }
}
