package io.vedette.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Town.Watchman;
import io.vedette.quorum.failover.Explanation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Failovers whose leader is elected by somebody outside. */
class ArbiterStoryTest {
    private static final Rules RULES = Rules.withQuorum(2).downAfterMs(1_000);

    private final Town town = new Town(3, 2, RULES);

    private Town settled() {
        town.watchmen().forEach(watchman -> watchman.electedBy(Election.ARBITER));
        town.settled();
        town.arbiter.open(everybody());
        town.run(100);
        return town;
    }

    private Watchman[] everybody() {
        return town.watchmen().toArray(Watchman[]::new);
    }

    private Explanation explanation(int watchman) {
        return town.watchman(watchman)
                .coordinator
                .explain(Town.GROUP, town.nowMs)
                .orElseThrow();
    }

    @Test
    void theLeaderIsElectedOutsideAndNobodyVotes() {
        settled();

        town.kill(0);
        town.run(500);

        assertThat(town.watchmen()).allSatisfy(watchman -> {
            assertThat(watchman.master()).isEqualTo(Town.node(1));
            assertThat(watchman.hasAnnounced("+vote-for-leader")).isFalse();
        });
        assertThat(town.arbiter.granted).hasSize(1);
        assertThat(town.arbiter.recorded)
                .containsExactly(new Effect.EndLeadership(Town.GROUP, new Epoch(1), Optional.of(Town.node(1))));
        assertThat(town.arbiter.leader(Town.GROUP)).isEmpty();
    }

    @Test
    void twoOfThreeSentinelsMayBeGone() {
        settled();
        town.watchman(0).command(new Command.Set(Town.GROUP, RULES.quorum(1), List.of()));
        town.watchman(1).crash();
        town.watchman(2).crash();

        town.kill(0);
        town.run(3_000);

        assertThat(town.watchman(0).master()).isEqualTo(Town.node(1));
    }

    @Test
    void withoutTheEnsembleNothingHappensAndExplainSaysWhy() {
        settled();
        town.arbiter.close(everybody());
        town.run(100);

        town.kill(0);
        town.run(5_000);

        assertThat(town.watchmen()).allSatisfy(watchman -> {
            assertThat(watchman.published).isEmpty();
            assertThat(watchman.hasAnnounced("+odown")).isTrue();
            assertThat(watchman.hasAnnounced("+try-failover")).isFalse();
            assertThat(watchman.coordinator
                            .checkQuorum(Town.GROUP)
                            .orElseThrow()
                            .reachesElection())
                    .isFalse();
        });
        assertThat(explanation(0).missing()).containsExactly("the ensemble that elects: it is down");
        town.watchman(0).command(new Command.Failover(Town.GROUP, Optional.empty()));
        assertThat(town.watchman(0).lastOutcome())
                .isEqualTo(new Outcome.Refused("NOQUORUM a failover needs the ensemble that elects: it is down"));

        town.arbiter.open(everybody());
        town.run(500);

        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.master()).isEqualTo(Town.node(1)));
    }

    @Test
    void aLeaderThatLosesItsSessionLeadsNoMore() {
        Watchman first = leaderInTheMiddle();

        town.arbiter.close(first);
        town.run(2);
        assertThat(first.flights.get(0).outcome()).contains("lost with the ensemble");
        town.fake(1).frozen = false;
        town.run(3_000);

        assertThat(first.published).hasSize(1);
        assertThat(town.arbiter.granted).hasSize(2);
        assertThat(town.arbiter.granted.get(1).epoch()).isEqualTo(new Epoch(2));
        assertThat(town.watchmen())
                .extracting(watchman ->
                        watchman.coordinator.durable().groups().get(0).configEpoch())
                .containsOnly(new Epoch(2));
    }

    @Test
    void aLeaderWhoseLockIsTakenLeadsNoMore() {
        Watchman first = leaderInTheMiddle();

        town.arbiter.depose(Town.GROUP);
        town.run(2);

        assertThat(first.flights.get(0).outcome()).contains("lost with the ensemble");
    }

    /** Somebody leads, and waits for a replica that does not answer. */
    private Watchman leaderInTheMiddle() {
        settled();
        town.fake(1).frozen = true;
        town.kill(0);
        runUntilSomebodyLeads();
        return town.arbiter.leader(Town.GROUP).orElseThrow();
    }

    private void runUntilSomebodyLeads() {
        for (int i = 0; i < 200 && town.arbiter.leader(Town.GROUP).isEmpty(); i++) {
            town.run(1);
        }
        town.run(2);
    }

    @Test
    void whatTheArbiterHasSeenIsNotUsedAgain() {
        settled();
        town.arbiter.reached.put(Town.GROUP, new Epoch(41));

        town.kill(0);
        town.run(1_000);

        assertThat(town.arbiter.granted).extracting(Effect.AskLeadership::epoch).containsExactly(new Epoch(42));
        assertThat(town.watchman(2).master()).isEqualTo(Town.node(1));
    }

    @Test
    void anArbiterThatDoesNotAnswerElectsNobody() {
        settled();
        town.arbiter.silent = true;

        town.kill(0);
        town.run(5_000);

        assertThat(town.watchman(0).published).isEmpty();
        assertThat(town.watchman(0).flights)
                .isNotEmpty()
                .allSatisfy(flight -> assertThat(flight.outcome()).isEqualTo("not elected"));
        // What is granted when nobody waits for it any more is given back.
        assertThat(town.watchman(0).coordinator.on(new Event.LeadershipGranted(Town.GROUP, new Epoch(1)), town.nowMs))
                .contains(new Effect.EndLeadership(Town.GROUP, new Epoch(1), Optional.empty()));
    }

    @Test
    void anOrderIsElectedOutsideToo() {
        settled();

        town.watchman(1).command(new Command.Switchover(Town.GROUP, Optional.of(Town.node(2))));
        town.run(1_000);

        assertThat(town.watchman(0).master()).isEqualTo(Town.node(2));
        assertThat(town.arbiter.granted).hasSize(1);
    }

    @Test
    void besideOneThatElectsByVotesThereIsNoElection() {
        town.watchman(0).electedBy(Election.ARBITER);
        town.watchman(1).electedBy(Election.ARBITER);
        town.settled();
        town.arbiter.open(town.watchman(0), town.watchman(1));
        town.run(100);

        town.kill(0);
        town.run(3_000);

        assertThat(town.arbiter.granted).isEmpty();
        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.published).isEmpty());
        assertThat(explanation(0).missing())
                .containsExactly(
                        "voters of one kind: [" + Town.sentinel(2) + "] do not ask the ensemble, and elect by votes");
        assertThat(explanation(2).missing().get(0))
                .startsWith("voters: 1 of 2 needed can be reached")
                .endsWith("are elected by an ensemble and vote for nobody");
        town.watchman(2).command(new Command.Failover(Town.GROUP, Optional.empty()));
        assertThat(town.watchman(2).lastOutcome().toString()).contains("NOQUORUM", "elected by an ensemble");

        town.watchman(2).crash();
        town.watchman(2).electedBy(Election.ARBITER);
        town.watchman(2).restart();
        town.arbiter.open(town.watchman(2));
        town.run(3_000);

        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.master()).isEqualTo(Town.node(1)));
    }

    @Test
    void besideForeignSentinelsThereIsNoElection() {
        town.watchman(0).electedBy(Election.ARBITER);
        town.watchman(1).electedBy(Election.ARBITER);
        town.watchman(2).foreign = true;
        town.settled();
        town.arbiter.open(town.watchman(0), town.watchman(1));
        town.run(100);

        town.kill(0);
        town.run(3_000);

        assertThat(town.arbiter.granted).isEmpty();
        assertThat(explanation(1).missing().get(0)).startsWith("voters of one kind: ");
    }

    @Test
    void sentinelsNeverHeardOfMightBeAMajorityThatVotes() {
        settled();
        town.watchman(0).command(new Command.Set(Town.GROUP, RULES.quorum(1), List.of()));
        town.run(10);
        town.watchman(1).crash();
        town.watchman(2).crash();
        town.watchman(0).crash();
        town.watchman(0).restart();
        town.arbiter.open(town.watchman(0));

        town.kill(0);
        town.run(5_000);

        assertThat(town.watchman(0).published).isEmpty();
        assertThat(explanation(0).missing().get(0)).contains("is not known", "FORGET-SENTINEL");
        town.watchman(0).command(new Command.ForgetSentinel(Town.GROUP, Town.sentinel(1)));
        town.watchman(0).command(new Command.ForgetSentinel(Town.GROUP, Town.sentinel(2)));
        town.run(3_000);
        assertThat(town.watchman(0).master()).isEqualTo(Town.node(1));
    }

    @Test
    void aGroupThatIsForgottenGivesItsLeadershipBack() {
        Watchman first = leaderInTheMiddle();

        first.command(new Command.Remove(Town.GROUP));
        town.run(2);

        assertThat(town.arbiter.leader(Town.GROUP)).isNotEqualTo(Optional.of(first));
    }

    @Test
    void aResetGivesTheLeadershipBack() {
        Watchman first = leaderInTheMiddle();

        first.command(new Command.Reset(List.of(Town.GROUP)));
        town.run(2);

        assertThat(town.arbiter.leader(Town.GROUP)).isNotEqualTo(Optional.of(first));
    }
}
