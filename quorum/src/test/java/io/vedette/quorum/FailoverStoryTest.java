package io.vedette.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Town.Watchman;
import io.vedette.quorum.failover.FlightRecord;
import io.vedette.quorum.failover.FlightRecord.Phase;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FailoverStoryTest {
    private static final Rules RULES = Rules.withQuorum(2).downAfterMs(1_000);

    @Test
    void everybodyComesToKnowEverybody() {
        Town town = new Town(3, 2, RULES).settled();

        assertThat(town.watchmen()).allSatisfy(watchman -> {
            var view = watchman.coordinator.view(Town.GROUP, town.nowMs).orElseThrow();
            assertThat(view.peers()).hasSize(2).allMatch(peer -> peer.ours());
            assertThat(view.replicas()).hasSize(2);
            assertThat(view.instance().flagText()).isEqualTo("master");
        });
    }

    @Test
    void aKilledMasterIsReplacedWithinCrashConfirmAndSome() {
        Town town = new Town(3, 2, RULES).settled();
        town.fake(2).offset = 1001;
        long killedMs = town.nowMs;

        town.kill(0);
        town.run(200);

        assertThat(town.watchmen()).allSatisfy(watchman -> {
            assertThat(watchman.master()).isEqualTo(Town.node(2));
            assertThat(watchman.publishedAtMs.get(0) - killedMs).isBetween(50L, 70L);
        });
    }

    @Test
    void peaceEndsWithTheFirstSignOfACrashAndReturnsWithTheNewMaster() {
        Town town = new Town(3, 2, RULES).settled();
        assertThat(town.watchmen()).allMatch(watchman -> watchman.coordinator.isAtPeace());

        town.kill(0);
        town.run(10);
        assertThat(town.watchmen())
                .noneMatch(watchman -> watchman.coordinator.isAtPeace())
                .noneMatch(watchman -> watchman.hasAnnounced("+sdown"));

        town.run(5_000);
        assertThat(town.watchmen())
                .allMatch(watchman -> watchman.published.size() == 1)
                .allMatch(watchman -> watchman.coordinator.isAtPeace());
    }

    @Test
    void aFrozenMasterIsReplacedSoonAfterDownAfter() {
        Town town = new Town(3, 2, RULES).settled();
        town.nodes.values().forEach(node -> node.lastIoSecondsAgo = 5);
        long frozenMs = town.nowMs;

        town.fake(0).frozen = true;
        town.run(3_000);

        assertThat(town.watchmen()).allSatisfy(watchman -> {
            assertThat(watchman.published).hasSize(1);
            assertThat(watchman.publishedAtMs.get(0) - frozenMs).isBetween(1_000L, 1_045L);
        });
    }

    @Test
    void aMasterFrozenForLessThanDownAfterIsLeftAlone() {
        Town town = new Town(3, 2, RULES).settled();
        town.fake(0).frozen = true;
        town.run(950);
        town.fake(0).frozen = false;
        town.run(5_000);

        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.published).isEmpty());
    }

    @Test
    void brokenConnectionsAloneAreNoCrash() {
        Town town = new Town(3, 2, RULES).settled();
        for (int i = 0; i < 20; i++) {
            town.reset(0);
            town.run(37);
        }

        assertThat(town.watchmen()).allSatisfy(watchman -> {
            assertThat(watchman.hasAnnounced("+sdown")).isFalse();
            assertThat(watchman.coordinator.view(town.nowMs).currentEpoch()).isEqualTo(Epoch.ZERO);
        });
    }

    @Test
    void aRestartWithinTheConfirmationIsNoCrash() {
        Town town = new Town(3, 2, RULES).settled();
        town.kill(0);
        town.run(40);
        town.fake(0).up = true;
        town.run(5_000);

        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.published).isEmpty());
    }

    @Test
    void withCrashDetectionOffOnlySilenceCounts() {
        Town town = new Town(3, 2, RULES.crashDetection(false, 0)).settled();
        long killedMs = town.nowMs;

        town.kill(0);
        town.run(3_000);

        assertThat(town.watchman(1).publishedAtMs.get(0) - killedMs).isBetween(1_000L, 1_100L);
    }

    @Test
    void aMasterThatComesBackEmptyIsNotFollowed() {
        Town town = new Town(3, 2, RULES).settled();
        town.kill(0);
        town.run(20);
        town.fake(0).restartEmpty();
        town.run(200);

        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.master()).isNotEqualTo(Town.node(0)));
        assertThat(town.fake(0).upstream).contains(town.watchman(0).master());
        assertThat(town.watchman(0).flights.get(0).evidence()).anyMatch(evidence -> evidence.startsWith("reborn"));
    }

    @Test
    void anEmptyMasterThatAllFollowAlreadyIsLeftAlone() {
        Town town = new Town(3, 2, RULES).settled();
        town.watchmen().forEach(watchman -> watchman.command(new Command.Pause(Town.GROUP, 4_000, "upgrade")));
        town.kill(0);
        town.run(20);
        town.fake(0).restartEmpty();
        town.fake(1).offset = 10;
        town.fake(2).offset = 10;
        town.fake(1).linkUp = true;
        town.fake(2).linkUp = true;
        town.run(20_000);

        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.published).isEmpty());
    }

    @Test
    void aReplicaThatRefusesToFollowIsToldOncePerSecond() {
        Town town = new Town(3, 2, RULES).settled();
        town.fake(1).offset = 2_000;
        town.fake(2).refusesOrders = true;
        town.kill(0);
        town.run(10_000);

        assertThat(leader(town).payloads("+slave-reconf-sent")).hasSizeBetween(2, 12);
    }

    @Test
    void replicasThatStillStreamVetoAFailoverOnlySilenceAskedFor() {
        Town town = new Town(3, 2, RULES.downAfterMs(3_000)).settled();
        town.watchmen().forEach(watchman -> watchman.cut(Town.node(0)));
        town.run(20_000);

        assertThat(town.watchmen()).allSatisfy(watchman -> {
            assertThat(watchman.published).isEmpty();
            assertThat(watchman.hasAnnounced("+odown")).isTrue();
            assertThat(watchman.coordinator
                            .explain(Town.GROUP, town.nowMs)
                            .orElseThrow()
                            .vetoes())
                    .anyMatch(veto -> veto.startsWith("still streaming"));
        });

        town.nodes.values().forEach(node -> node.lastIoSecondsAgo = 60);
        town.run(2_000);

        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.published).hasSize(1));
    }

    @Test
    void theOldMasterIsConvertedAsSoonAsItReturns() {
        Town town = new Town(3, 2, RULES).settled();
        town.kill(0);
        town.run(10_000);
        HostPort master = town.watchman(0).master();

        town.fake(0).up = true;
        town.run(1_000);

        assertThat(town.fake(0).upstream).contains(master);
        town.run(10_000);
        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.published).hasSize(1));
    }

    @Test
    void theOtherReplicasFollowTheNewMaster() {
        Town town = new Town(3, 4, RULES).settled();
        town.fake(3).offset = 2_000;
        town.kill(0);
        town.run(2_000);

        for (int i : new int[] {1, 2, 4}) {
            assertThat(town.fake(i).upstream).contains(Town.node(3));
        }
        Watchman leader = leader(town);
        assertThat(leader.payloads("+slave-reconf-done")).hasSize(3);
        assertThat(leader.hasAnnounced("+failover-end")).isTrue();
        FlightRecord flight = leader.flights.get(0);
        assertThat(flight.to()).contains(Town.node(3));
        assertThat(flight.phases())
                .extracting(Phase::state)
                .containsExactly("Electing", "Surveying", "Promoting", "Verifying", "Repointing", "Done");
    }

    @Test
    void theLeaderTellsItsStoryInRedissWords() {
        Town town = new Town(3, 1, RULES).settled();
        Watchman leader = town.watchman(0);
        leader.announced.clear();

        town.kill(0);
        town.run(200);

        assertThat(leader.announced)
                .extracting(Effect.Announce::channel)
                .startsWith(
                        "+sdown",
                        "+odown",
                        "+new-epoch",
                        "+try-failover",
                        "+vote-for-leader",
                        "+elected-leader",
                        "+failover-state-select-slave",
                        "+selected-slave",
                        "+failover-state-send-slaveof-noone",
                        "+failover-state-wait-promotion");
        assertThat(leader.payloads("+switch-master")).containsExactly("mymaster 10.0.0.1 6379 10.0.0.2 6379");
        assertThat(leader.payloads("+odown")).containsExactly("master mymaster 10.0.0.1 6379 #quorum 2/2");
        assertThat(leader.payloads("+selected-slave"))
                .containsExactly("slave 10.0.0.2:6379 10.0.0.2 6379 @ mymaster 10.0.0.1 6379");
        assertThat(town.watchman(1).hasAnnounced("+config-update-from")).isTrue();
    }

    @Test
    void aDeadLeaderIsSucceededWithinTwoSeconds() {
        Town town = new Town(3, 2, RULES).settled();
        town.watchman(0).command(new Command.SimulateFailure(true, false));
        long killedMs = town.nowMs;
        town.kill(0);
        town.run(2_000);

        assertThat(town.watchman(0).exits).containsExactly(99);
        assertThat(town.watchman(1).master())
                .isNotEqualTo(Town.node(0))
                .isEqualTo(town.watchman(2).master());
        assertThat(town.watchman(1).publishedAtMs.get(0) - killedMs).isLessThan(2_000);
    }

    @Test
    void aPromotionItsLeaderDidNotPublishIsFinishedByAnother() {
        Town town = new Town(3, 2, RULES).settled();
        town.watchman(0).command(new Command.SimulateFailure(false, true));
        town.kill(0);
        town.run(2_000);

        assertThat(town.watchman(0).exits).containsExactly(99);
        List<FakeNode> masters = town.nodes.values().stream()
                .filter(node -> node.up && node.isMaster())
                .toList();
        assertThat(masters).hasSize(1);
        assertThat(town.watchman(1).master()).isEqualTo(masters.get(0).address);
        assertThat(town.watchman(2).master()).isEqualTo(masters.get(0).address);
    }

    @Test
    void aSentinelThatWasDownLearnsOfTheSwitch() {
        Town town = new Town(3, 2, RULES).settled();
        town.watchman(2).crash();
        town.run(3_000);
        town.kill(0);
        town.run(2_000);
        town.watchman(2).restart();
        town.run(3_000);

        assertThat(town.watchman(2).master())
                .isEqualTo(town.watchman(0).master())
                .isNotEqualTo(Town.node(0));
        assertThat(town.watchman(2).disk.groups().get(0).master())
                .isEqualTo(town.watchman(0).master());
    }

    @Test
    void withoutAMajorityNothingIsBegunAndNoEpochIsSpent() {
        Town town = new Town(3, 2, RULES.quorum(1)).settled();
        town.watchman(1).crash();
        town.watchman(2).crash();
        town.run(3_000);
        town.kill(0);
        town.run(5_000);

        Watchman alone = town.watchman(0);
        assertThat(alone.hasAnnounced("+odown")).isTrue();
        assertThat(alone.published).isEmpty();
        assertThat(alone.coordinator.view(town.nowMs).currentEpoch()).isEqualTo(Epoch.ZERO);
        assertThat(alone.coordinator
                        .explain(Town.GROUP, town.nowMs)
                        .orElseThrow()
                        .missing())
                .anyMatch(missing -> missing.startsWith("voters: 1 of 2"));

        long backMs = town.nowMs;
        town.watchman(1).restart();
        town.run(2_000);

        assertThat(alone.publishedAtMs.get(0) - backMs).isLessThan(1_500);
    }

    @Test
    void aVoteThatCannotBeStoredIsNotGiven() {
        Town town = new Town(3, 2, RULES).settled();
        town.watchman(1).diskFull = true;
        town.watchman(2).diskFull = true;
        town.kill(0);
        town.run(3_000);

        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.published).isEmpty());
        town.watchman(1).diskFull = false;
        town.run(5_000);
        assertThat(town.watchman(0).master()).isNotEqualTo(Town.node(0));
    }

    @Test
    void aCandidateThatCannotStoreItsOwnVoteLeavesTheLeadToOthers() {
        Town town = new Town(3, 2, RULES).settled();
        town.watchman(0).diskFull = true;
        town.kill(0);
        town.run(5_000);

        assertThat(town.watchman(1).master()).isNotEqualTo(Town.node(0));
        assertThat(town.watchman(0).master()).isEqualTo(town.watchman(1).master());
        assertThat(town.watchman(0).hasAnnounced("+elected-leader")).isFalse();
    }

    @Test
    void aSentinelThatWasFrozenDoesNotJudgeByWhatItMissed() {
        Town town = new Town(3, 2, RULES.quorum(1)).settled();
        Watchman sleeper = town.watchman(0);
        sleeper.up = false;
        town.run(10_000);
        sleeper.up = true;
        sleeper.on(new Event.Timer());
        town.run(500);

        assertThat(sleeper.hasAnnounced("+sdown")).isFalse();
        assertThat(sleeper.hasAnnounced("+tilt")).isTrue();
        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.published).isEmpty());
        town.run(31_000);
        assertThat(sleeper.hasAnnounced("-tilt")).isTrue();
    }

    @Test
    void anOperatorsFailoverReplacesAHealthyMaster() {
        Town town = new Town(3, 2, RULES).settled();
        town.watchman(1).command(new Command.Failover(Town.GROUP, Optional.of(Town.node(2))));
        town.run(1_000);

        assertThat(town.watchman(1).lastOutcome()).isEqualTo(new Outcome.Ok());
        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.master()).isEqualTo(Town.node(2)));
        assertThat(town.fake(0).upstream).contains(Town.node(2));
        assertThat(town.fake(1).upstream).contains(Town.node(2));
    }

    @Test
    void anOperatorsFailoverNeedsAMajorityToo() {
        Town town = new Town(3, 2, RULES).settled();
        town.watchman(0).crash();
        town.watchman(2).crash();
        town.run(2_000);
        Watchman alone = town.watchman(1);
        alone.command(new Command.Failover(Town.GROUP, Optional.empty()));
        town.run(2_000);

        assertThat(alone.lastOutcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(alone.published).isEmpty();

        alone.command(new Command.ForgetSentinel(Town.GROUP, Town.sentinel(0)));
        alone.command(new Command.ForgetSentinel(Town.GROUP, Town.sentinel(2)));
        alone.command(new Command.Set(Town.GROUP, RULES.quorum(1), List.of(new Command.Set.Change("quorum 1"))));
        town.run(10);
        alone.command(new Command.Failover(Town.GROUP, Optional.empty()));
        town.run(1_000);

        assertThat(alone.lastOutcome()).isEqualTo(new Outcome.Ok());
        assertThat(alone.published).hasSize(1);
    }

    /** It promoted, stored that, and died before anybody heard of it; the others went on with the old master. */
    @Test
    void aConfigurationNobodyHeardOfInTimeEndsInAgreement() {
        Town town = new Town(3, 2, RULES).settled();
        Watchman lonely = town.watchman(0);
        lonely.crash();
        DurableGroup saved = lonely.disk.groups().get(0);
        DurableGroup unheard = new DurableGroup(
                saved.name(),
                Town.node(1),
                saved.rules(),
                new Epoch(1),
                new Epoch(1),
                Optional.of(lonely.id),
                List.of(Town.node(0), Town.node(2)),
                saved.peers(),
                Optional.empty());
        lonely.disk = new DurableState(lonely.id, new Epoch(1), List.of(unheard));
        town.run(5_000);
        lonely.restart();
        town.run(30_000);

        HostPort master = lonely.master();
        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.master()).isEqualTo(master));
        assertThat(town.fake(0).isMaster()
                        ^ town.fake(1).isMaster()
                        ^ town.fake(2).isMaster())
                .isTrue();
    }

    @Test
    void aSwitchoverWaitsUntilTheReplicaHasEveryByte() {
        Town town = new Town(3, 2, RULES).settled();
        town.fake(0).offset = 5_000;
        town.fake(1).offset = 5_000;
        town.fake(2).offset = 4_000;
        long orderedMs = town.nowMs;
        town.watchman(0).command(new Command.Switchover(Town.GROUP, Optional.of(Town.node(2))));
        town.run(100);
        assertThat(town.fake(2).isMaster()).isFalse();
        assertThat(town.fake(0).orders).containsExactly(new NodeOrder.PauseWrites(3_000));

        town.fake(2).offset = 5_000;
        town.run(100);

        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.master()).isEqualTo(Town.node(2)));
        assertThat(town.fake(0).orders).contains(new NodeOrder.Repoint(Town.node(2)), new NodeOrder.ResumeWrites());
        assertThat(town.nowMs - orderedMs).isLessThan(500);
    }

    private static Town switchoverThatCannotCatchUp() {
        Town town = new Town(3, 2, RULES).settled();
        town.fake(0).offset = 5_000;
        town.watchman(0).command(new Command.Switchover(Town.GROUP, Optional.empty()));
        return town;
    }

    private static Town cutOffInTheMiddleOfASwitchover() {
        Town town = switchoverThatCannotCatchUp();
        town.run(500);
        town.watchman(0).breakLinks(link -> link.target().address().equals(Town.node(0)), LinkEnd.RESET);
        town.watchman(0).cut(Town.node(0));
        return town;
    }

    @Test
    void aSwitchoverThatTakesTooLongResumesWrites() {
        Town town = switchoverThatCannotCatchUp();
        town.run(3_000);

        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.published).isEmpty());
        assertThat(town.fake(0).orders).containsExactly(new NodeOrder.PauseWrites(3_000), new NodeOrder.ResumeWrites());
        assertThat(town.watchman(0).flights.get(0).outcome()).contains("catch up");
    }

    @Test
    void writesAreResumedWhenTheLinkIsBackThatWasDownWhenTheSwitchoverWasGivenUp() {
        Town town = cutOffInTheMiddleOfASwitchover();
        town.run(700);
        assertThat(town.watchman(0).flights.get(0).outcome()).contains("catch up");
        assertThat(town.fake(0).orders).containsExactly(new NodeOrder.PauseWrites(3_000));

        town.watchman(0).mend(Town.node(0));
        town.run(1_000);

        assertThat(town.fake(0).orders).containsExactly(new NodeOrder.PauseWrites(3_000), new NodeOrder.ResumeWrites());
    }

    /** It took them again by itself meanwhile, and may be holding them back for somebody else. */
    @Test
    void writesAreNotResumedLongAfterTheSwitchoverWasGivenUp() {
        Town town = cutOffInTheMiddleOfASwitchover();
        town.run(5_000);

        town.watchman(0).mend(Town.node(0));
        town.run(3_000);

        assertThat(town.fake(0).orders).containsExactly(new NodeOrder.PauseWrites(3_000));
    }

    @Test
    void aPausedGroupIsLeftAloneUntilThePauseEnds() {
        Town town = new Town(3, 2, RULES).settled();
        town.watchmen().forEach(watchman -> watchman.command(new Command.Pause(Town.GROUP, 5_000, "new kernel")));
        town.kill(0);
        town.run(4_000);
        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.published).isEmpty());

        town.run(2_000);
        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.published).hasSize(1));
    }

    @Test
    void aReplicaThatRefusesIsNotTheLastChance() {
        Town town = new Town(3, 2, RULES).settled();
        town.fake(1).offset = 2_000;
        town.fake(1).refusesOrders = true;
        town.kill(0);
        town.run(1_000);

        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.master()).isEqualTo(Town.node(2)));
    }

    @Test
    void aPromotionWhoseAnswerIsLostIsVerified() {
        Town town = new Town(3, 1, RULES).settled();
        town.fake(1).losesAnswers = true;
        town.kill(0);
        town.run(1_000);

        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.master()).isEqualTo(Town.node(1)));
    }

    @Test
    void aLossBudgetForbidsAPromotion() {
        Town town = new Town(3, 1, RULES.lossBudgetBytes(OptionalLong.of(100))).settled();
        town.fake(0).offset = 2_000;
        town.run(11_000);
        town.kill(0);
        town.run(3_000);

        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.published).isEmpty());
        assertThat(town.watchman(0)
                        .coordinator
                        .explain(Town.GROUP, town.nowMs)
                        .orElseThrow()
                        .missing())
                .anyMatch(missing -> missing.contains("lacks 1000 bytes"));
    }

    @Test
    void repeatedFailoversAgreeEachTime() {
        Town town = new Town(5, 3, RULES.quorum(3)).settled();
        for (int round = 0; round < 20; round++) {
            HostPort master = town.watchman(0).master();
            for (int i = 0; i < 4; i++) {
                if (Town.node(i).equals(master)) {
                    town.kill(i);
                    town.run(400);
                    town.fake(i).up = true;
                }
            }
            town.run(2_000);
            HostPort next = town.watchman(0).master();
            assertThat(next).as("round %s", round).isNotEqualTo(master);
            assertThat(town.watchmen())
                    .allSatisfy(watchman -> assertThat(watchman.master()).isEqualTo(next));
        }
        assertThat(town.watchman(0).published).hasSize(20);
    }

    @Test
    void foreignSentinelsAreAskedAndCounted() {
        Town town = new Town(3, 2, RULES);
        town.watchman(1).foreign = true;
        town.watchman(2).foreign = true;
        town.settled();
        town.kill(0);
        town.run(2_000);

        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.master()).isNotEqualTo(Town.node(0)));
    }

    private static Watchman leader(Town town) {
        return town.watchmen().stream()
                .filter(watchman -> watchman.hasAnnounced("+elected-leader"))
                .findFirst()
                .orElseThrow();
    }
}
