package io.vedette.quorum.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RhythmTest {
    @Test
    void whatIsDueAtAnyMomentIsDoneAtTheBeatBefore() {
        assertThat(Rhythm.notAfter(12_345, 1_000)).isEqualTo(12_300);
        assertThat(Rhythm.notAfter(12_300, 1_000)).isEqualTo(12_300);
        assertThat(Rhythm.notAfter(12_345, 300)).isEqualTo(12_330);
        assertThat(Rhythm.notAfter(12_345, 10)).isEqualTo(12_345);
        assertThat(Rhythm.notAfter(-12_345, 1_000)).isEqualTo(-12_400);
    }

    @Test
    void neverLaterThanPromisedAndNoMoreThanATenthEarlier() {
        for (long period : new long[] {1, 9, 10, 15, 99, 100, 777, 1_000, 10_000}) {
            for (long due = 0; due < 500; due++) {
                assertThat(Rhythm.notAfter(due, period)).isBetween(due - period / 10, due);
            }
        }
    }

    @Test
    void thoseWhoDoTheSameTakeTurns() {
        Map<Long, Integer> atOnce = new HashMap<>();
        for (int number = 0; number < 500; number++) {
            long next = Rhythm.nextInTurn(7, 2_000, number);
            assertThat(next).isBetween(8L, 2_007L);
            atOnce.merge(next, 1, Integer::sum);
        }
        assertThat(atOnce).hasSize(20).containsValue(25);
    }

    @Test
    void eachKeepsItsTurnHoweverLateItWas() {
        long first = Rhythm.nextInTurn(7, 2_000, 3);
        assertThat(Rhythm.nextInTurn(first, 2_000, 3)).isEqualTo(first + 2_000);
        assertThat(Rhythm.nextInTurn(first + 150, 2_000, 3)).isEqualTo(first + 2_000);
    }

    @Test
    void thereIsNoPeriodTooShort() {
        assertThat(Rhythm.nextInTurn(7, 1, 3)).isEqualTo(8);
    }
}
