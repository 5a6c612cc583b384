package io.vedette.quorum;

import static org.assertj.core.api.Assertions.assertThat;

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
            assertThat(watchman.publishedAtMs.get(0) - killedMs).isBetween(50L, 75L);
        });
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
}
