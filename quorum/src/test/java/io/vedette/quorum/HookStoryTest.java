package io.vedette.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Town.Watchman;
import io.vedette.quorum.failover.Explanation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Failovers about which the operator's own program is asked first. */
class HookStoryTest {
    private static final PreFailoverHook HOOK =
            PreFailoverHook.NONE.asked(Optional.of("/ask.sh")).withinMs(2_000);
    private static final Rules RULES = Rules.withQuorum(2).downAfterMs(1_000).hook(HOOK);
    private static final HookAnswer VETO = new HookAnswer.Veto("a backup runs");

    private Town town = new Town(3, 2, RULES);

    private void settled(Rules rules, Optional<HookAnswer> says) {
        town = new Town(3, 2, rules);
        town.settled();
        town.watchmen().forEach(watchman -> watchman.hookSays = says);
    }

    private Explanation explanation() {
        return first().coordinator.explain(Town.GROUP, town.nowMs).orElseThrow();
    }

    private Watchman first() {
        return town.watchman(0);
    }

    private void nobodyBegan() {
        assertThat(town.watchmen()).allSatisfy(watchman -> {
            assertThat(watchman.hasAnnounced("+try-failover")).isFalse();
            assertThat(watchman.master()).isEqualTo(Town.node(0));
        });
    }

    private void switched() {
        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.master()).isNotEqualTo(Town.node(0)));
    }

    @Test
    void whoAgreesCostsAMoment() {
        settled(RULES, Optional.of(new HookAnswer.Go()));

        town.kill(0);
        town.run(500);

        switched();
        assertThat(first().hookAsked).hasSize(1);
        Effect.AskHook ask = first().hookAsked.get(0);
        assertThat(ask.hook()).isEqualTo("/ask.sh");
        assertThat(ask.master()).isEqualTo(Town.node(0));
        assertThat(ask.candidate()).isEqualTo(Town.node(1));
        assertThat(ask.why()).isNotEmpty();
        assertThat(ask.withinMs()).isEqualTo(2_000);
    }

    @Test
    void whoeverIsNotConfiguredIsNotAsked() {
        settled(RULES.hook(PreFailoverHook.NONE), Optional.of(VETO));

        town.kill(0);
        town.run(500);

        switched();
        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.hookAsked).isEmpty());
    }

    @Test
    void aVetoIsToldAndAskedAboutAgainUntilItEnds() {
        settled(RULES, Optional.of(VETO));

        town.kill(0);
        town.run(12_000);

        nobodyBegan();
        assertThat(first().hookAsked).hasSize(3);
        assertThat(explanation().verdict()).startsWith("nothing: vetoed, the pre-failover hook: a backup runs");
        assertThat(explanation().vetoes()).hasSize(1);
        assertThat(explanation().missing()).isEmpty();
        assertThat(first().payloads("+failover-veto")).containsExactly("master mymaster 10.0.0.1 6379 a backup runs");
        assertThat(first().flights).hasSize(1);
        assertThat(first().flights.get(0).outcome()).isEqualTo("vetoed by the pre-failover hook: a backup runs");

        town.watchmen().forEach(watchman -> watchman.hookSays = Optional.of(new HookAnswer.Go()));
        town.run(5_500);

        switched();
        assertThat(first().payloads("-failover-veto")).hasSize(1);
        assertThat(town.watchmen().stream().flatMap(watchman -> watchman.flights.stream()))
                .anySatisfy(flight -> {
                    assertThat(flight.isDone()).isTrue();
                    assertThat(flight.evidence())
                            .anyMatch(line -> line.matches("the pre-failover hook vetoed \\d+ times.*a backup runs"));
                });
    }

    @Test
    void anotherReasonIsNews() {
        settled(RULES, Optional.of(VETO));
        town.kill(0);
        town.run(1_000);

        first().hookSays = Optional.of(new HookAnswer.Veto("a disk is changed"));
        town.run(5_500);

        assertThat(first().payloads("+failover-veto"))
                .containsExactly(
                        "master mymaster 10.0.0.1 6379 a backup runs",
                        "master mymaster 10.0.0.1 6379 a disk is changed");
        assertThat(first().flights).hasSize(2);
    }

    @Test
    void whoDoesNotAnswerIsNotWaitedForBeyondItsTime() {
        settled(RULES, Optional.empty());

        town.kill(0);
        town.run(1_900);
        nobodyBegan();
        assertThat(explanation().vetoes()).containsExactly("the pre-failover hook is asked");
        town.run(1_000);

        switched();
        assertThat(first().payloads("-pre-failover-hook-unanswered"))
                .containsExactly("master mymaster 10.0.0.1 6379 no answer within 2000 ms");
    }

    @Test
    void whereSilenceHoldsNothingBegins() {
        settled(RULES.hook(HOOK.holds(true)), Optional.empty());

        town.kill(0);
        town.run(20_000);

        nobodyBegan();
        assertThat(explanation().vetoes().get(0)).contains("gave no answer");

        town.watchmen().forEach(watchman -> watchman.hookSays = Optional.of(new HookAnswer.Go()));
        town.run(8_000);
        switched();
    }

    @Test
    void aBrokenHookIsLikeASilentOne() {
        settled(RULES, Optional.of(new HookAnswer.None("exit status 127")));

        town.kill(0);
        town.run(500);

        switched();
        assertThat(first().payloads("-pre-failover-hook-unanswered"))
                .containsExactly("master mymaster 10.0.0.1 6379 exit status 127");
    }

    @Test
    void anAnswerThatComesTooLateIsNotHeard() {
        settled(RULES.hook(HOOK.holds(true)), Optional.empty());
        town.kill(0);
        town.run(3_000);
        Effect.AskHook asked = first().hookAsked.get(0);

        first().on(new Event.HookAnswered(Town.GROUP, asked.number(), new HookAnswer.Go()));

        town.run(1_000);
        nobodyBegan();
        first().on(new Event.HookAnswered(new GroupName("other"), 1, new HookAnswer.Go()));
    }

    @Test
    void anOrderIsNotAskedAbout() {
        settled(RULES, Optional.of(VETO));
        town.kill(0);
        town.run(1_000);
        nobodyBegan();

        first().command(new Command.Failover(Town.GROUP, Optional.empty()));
        town.run(1_000);

        switched();
    }

    @Test
    void aMasterThatComesBackEndsTheVeto() {
        settled(RULES, Optional.of(VETO));
        town.kill(0);
        town.run(1_000);

        town.fake(0).up = true;
        town.run(10_000);

        nobodyBegan();
        assertThat(first().payloads("-failover-veto")).hasSize(1);
        assertThat(explanation().vetoes()).isEmpty();
        assertThat(first().hookAsked).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void anotherHookIsAskedAtOnce() {
        settled(RULES, Optional.of(VETO));
        town.kill(0);
        town.run(1_000);

        PreFailoverHook other = HOOK.asked(Optional.of("/other.sh"));
        first().hookSays = Optional.of(new HookAnswer.Go());
        first().command(new Command.Set(Town.GROUP, RULES.hook(other), List.of()));
        town.run(500);

        assertThat(first().hookAsked.get(1).hook()).isEqualTo("/other.sh");
        switched();
    }

    @Test
    void aConsentThatIsOldIsAskedForAnew() {
        settled(RULES, Optional.of(new HookAnswer.Go()));
        town.fake(1).frozen = true;
        town.fake(2).frozen = true;
        town.kill(0);
        town.run(60_000);
        assertThat(town.watchmen()).anyMatch(watchman -> watchman.hasAnnounced("+try-failover"));
        town.watchmen().forEach(watchman -> watchman.hookSays = Optional.of(VETO));

        town.fake(1).frozen = false;
        town.fake(2).frozen = false;
        town.run(200_000);

        nobodySwitched();
        assertThat(first().hasAnnounced("+failover-veto")).isTrue();
    }

    private void nobodySwitched() {
        assertThat(town.watchmen())
                .allSatisfy(watchman -> assertThat(watchman.master()).isEqualTo(Town.node(0)));
    }
}
