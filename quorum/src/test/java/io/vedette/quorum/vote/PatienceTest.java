package io.vedette.quorum.vote;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.SentinelId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final List<SentinelId> OTHERS = List.of(new SentinelId("a"), new SentinelId("c"));

    @Test
    void ourOwnLineUpByTheirIds() {
        Random none = new Random(1);
        assertThat(Stagger.delayMs(new SentinelId("0"), OTHERS, false, 0, 1, none))
                .isZero();
        assertThat(Stagger.delayMs(new SentinelId("b"), OTHERS, false, 0, 1, none))
                .isEqualTo(Stagger.STEP_MS);
        assertThat(Stagger.delayMs(new SentinelId("d"), OTHERS, false, 0, 1, none))
                .isEqualTo(2 * Stagger.STEP_MS);
    }

    @Test
    void theLineGetsLongerWithEveryAttemptThatWasLost() {
        Random none = new Random(1);
        SentinelId second = new SentinelId("b");
        assertThat(Stagger.delayMs(second, OTHERS, false, 1, 1, none)).isEqualTo(40);
        assertThat(Stagger.delayMs(second, OTHERS, false, 2, 1, none)).isEqualTo(80);
        assertThat(Stagger.delayMs(second, OTHERS, false, 30, 1, none)).isEqualTo(Stagger.LONGEST_STEP_MS);
        assertThat(Stagger.delayMs(new SentinelId("0"), OTHERS, false, 30, 1, none))
                .as("the first never waits for others")
                .isZero();
    }

    @Test
    void theLineIsLongerWhereManyGroupsNeedALeader() {
        Random none = new Random(1);
        SentinelId second = new SentinelId("b");
        assertThat(Stagger.delayMs(second, OTHERS, false, 0, 7, none)).isEqualTo(Stagger.STEP_MS);
        assertThat(Stagger.delayMs(second, OTHERS, false, 0, 8, none)).isEqualTo(2 * Stagger.STEP_MS);
        assertThat(Stagger.delayMs(second, OTHERS, false, 0, 100, none)).isEqualTo(13 * Stagger.STEP_MS);
        assertThat(Stagger.delayMs(second, OTHERS, false, 0, 10_000, none)).isEqualTo(Stagger.LONGEST_CROWD_STEP_MS);
        assertThat(Stagger.delayMs(second, OTHERS, false, 5, 8, none)).isEqualTo(640);
    }

    @Test
    void amongForeignOnesChanceParts() {
        Random random = new Random(1);
        long first = Stagger.delayMs(new SentinelId("0"), OTHERS, true, 0, 1, random);
        boolean differs = false;
        for (int i = 0; i < 20; i++) {
            long next = Stagger.delayMs(new SentinelId("0"), OTHERS, true, 0, 1, random);
            assertThat(next).isBetween(0L, Stagger.FOREIGN_JITTER_MS - 1);
            differs |= next != first;
        }
        assertThat(differs).isTrue();
    }

    @Test
    void theBackOffGrowsToItsCapAndStaysThere() {
        assertThat(BackOff.ELECTION.afterMs(0)).isEqualTo(20);
        assertThat(BackOff.ELECTION.afterMs(1)).isEqualTo(40);
        assertThat(BackOff.ELECTION.afterMs(10)).isEqualTo(1_000);
        assertThat(BackOff.ELECTION.afterMs(Integer.MAX_VALUE)).isEqualTo(1_000);
    }
}
