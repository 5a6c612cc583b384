package io.vedette.resp.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentMostTest {
    private final RecentMost most = new RecentMost();

    @Test
    void nothingWasNotedYet() {
        assertThat(most.at(100_000)).isZero();
    }

    @Test
    void theGreatestOfEightSecondsCounts() {
        most.note(10, 100_000);
        most.note(7, 100_900);
        most.note(9, 103_000);
        assertThat(most.at(103_000)).isEqualTo(10);
        assertThat(most.at(107_999)).isEqualTo(10);
        assertThat(most.at(108_000)).isEqualTo(9);
        assertThat(most.at(111_000)).isZero();
    }

    @Test
    void whatIsOldGivesWayInItsPlace() {
        most.note(10, 100_000);
        most.note(3, 108_000);
        assertThat(most.at(108_000)).isEqualTo(3);
    }
}
