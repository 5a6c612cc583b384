package io.vedette.quorum.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.PromotePolicy;
import io.vedette.quorum.Rules;
import io.vedette.quorum.RunId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplicaRankingTest {
    private static final Rules RULES = Rules.withQuorum(2);

    @Test
    void theFreshestWinsWhateverItsPriority() {
        assertThat(best(RULES, healthy(1, 10, 900), healthy(2, 100, 901))).contains(node(2));
    }

    @Test
    void inRedissOrderPriorityComesFirst() {
        Rules redis = RULES.promote(PromotePolicy.PRIORITY, 0);
        assertThat(best(redis, healthy(1, 10, 900), healthy(2, 100, 901))).contains(node(1));
        assertThat(best(redis, healthy(1, 10, 900), healthy(2, 10, 901))).contains(node(2));
    }

    @Test
    void withinTheToleranceAllAreEquallyFresh() {
        Rules tolerant = RULES.promote(PromotePolicy.FRESHEST, 10);
        assertThat(best(tolerant, healthy(1, 10, 891), healthy(2, 100, 901))).contains(node(1));
        assertThat(best(tolerant, healthy(1, 10, 890), healthy(2, 100, 901))).contains(node(2));
    }

    @Test
    void theLastTieBreakIsTheRunId() {
        assertThat(best(RULES, healthy(2, 100, 900), healthy(1, 100, 900))).contains(node(1));
    }

    @Test
    void aPromotionThatWasNotFinishedIsFinished() {
        Candidate promoted = new Candidate(node(2), runId(2), 100, 900, 0, true, true, true, false, false, true);
        assertThat(best(RULES, healthy(1, 10, 900), promoted)).contains(node(2));
        assertThat(best(RULES, healthy(1, 10, 901), promoted)).contains(node(1));
    }

    @Test
    void aSupersededMasterIsTheLastResortHoweverFarItsOffset() {
        Candidate former = new Candidate(node(2), runId(2), 1, 9_999, 0, true, true, true, false, true, false);
        assertThat(best(RULES, healthy(1, 100, 10), former)).contains(node(1));
        assertThat(best(RULES, former)).contains(node(2));
        assertThat(best(RULES.promote(PromotePolicy.PRIORITY, 0), healthy(1, 100, 10), former))
                .contains(node(1));
    }

    @Test
    void someAreNeverPromoted() {
        List<Candidate> unfit = List.of(
                candidate(1, 0, true, true, true, false),
                candidate(2, 100, false, true, true, false),
                candidate(3, 100, true, false, true, false),
                candidate(4, 100, true, true, false, false),
                candidate(5, 100, true, true, true, true));
        Ranking ranking = new ReplicaRanking(RULES, List.of(), Optional.empty()).rank(unfit, OptionalLong.empty());
        assertThat(ranking.best()).isEmpty();
        assertThat(ranking.lines())
                .extracting(line -> line.discarded().orElse(""))
                .containsExactly(
                        "priority 0",
                        "did not answer INFO",
                        "cannot be reached",
                        "its data set is not complete",
                        "belongs to another group, or follows one of its nodes");
    }

    @Test
    void whatWasTriedOrNotAskedForIsLeftOut() {
        List<Candidate> all = List.of(healthy(1, 100, 900), healthy(2, 100, 800));
        assertThat(new ReplicaRanking(RULES, List.of(node(1)), Optional.empty())
                        .rank(all, OptionalLong.empty())
                        .best())
                .contains(node(2));
        assertThat(new ReplicaRanking(RULES, List.of(), Optional.of(node(2)))
                        .rank(all, OptionalLong.empty())
                        .best())
                .contains(node(2));
    }

    @Test
    void theLossIsCountedAndBounded() {
        ReplicaRanking frugal =
                new ReplicaRanking(RULES.lossBudgetBytes(OptionalLong.of(50)), List.of(), Optional.empty());
        Ranking affordable = frugal.rank(List.of(healthy(1, 100, 950)), OptionalLong.of(1_000));
        assertThat(affordable.best()).contains(node(1));
        assertThat(affordable.lossBytes()).hasValue(50);
        assertThat(frugal.rank(List.of(healthy(1, 100, 949)), OptionalLong.of(1_000))
                        .best())
                .isEmpty();
    }

    @Test
    void theOrderIsTotalHoweverTheReplicasAreListed() {
        Random random = new Random(7);
        List<Candidate> all = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            all.add(new Candidate(
                    node(i),
                    runId(i),
                    1 + random.nextInt(3),
                    random.nextInt(40),
                    0,
                    true,
                    true,
                    true,
                    false,
                    random.nextInt(5) == 0,
                    random.nextInt(5) == 0));
        }
        Rules tolerant = RULES.promote(PromotePolicy.FRESHEST, 10);
        List<HostPort> expected = order(tolerant, all);
        for (int round = 0; round < 50; round++) {
            Collections.shuffle(all, random);
            assertThat(order(tolerant, all)).isEqualTo(expected);
        }
    }

    private static List<HostPort> order(Rules rules, List<Candidate> all) {
        return new ReplicaRanking(rules, List.of(), Optional.empty())
                .rank(all, OptionalLong.empty()).lines().stream()
                        .map(Explanation.RankedReplica::address)
                        .toList();
    }

    private static Optional<HostPort> best(Rules rules, Candidate... candidates) {
        return new ReplicaRanking(rules, List.of(), Optional.empty())
                .rank(List.of(candidates), OptionalLong.empty())
                .best();
    }

    private static Candidate healthy(int i, int priority, long offset) {
        return new Candidate(node(i), runId(i), priority, offset, 0, true, true, true, false, false, false);
    }

    private static Candidate candidate(
            int i, int priority, boolean fresh, boolean reachable, boolean synced, boolean stranger) {
        return new Candidate(node(i), runId(i), priority, 900, 0, fresh, reachable, synced, stranger, false, false);
    }

    private static HostPort node(int i) {
        return new HostPort("10.0.0." + i, 6379);
    }

    private static Optional<RunId> runId(int i) {
        return Optional.of(new RunId(String.format("%040d", i)));
    }
}
