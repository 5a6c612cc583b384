package io.vedette.quorum.liveness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LocalHealthTest {
    private static final long ORDINARY_MS = 100;

    private final LocalHealth health = new LocalHealth();

    @Test
    void timeStandsStillWhileWeAreBlind() {
        health.woken(1_000, Long.MAX_VALUE, ORDINARY_MS);
        assertThat(health.woken(5_000, 1_010, ORDINARY_MS)).isEqualTo(3_990);
        assertThat(health.sightedMs()).isEqualTo(1_010);
        assertThat(health.shellTimeOf(1_020)).isEqualTo(5_010);
    }

    @Test
    void ordinaryLatenessIsNotBlindness() {
        health.woken(1_000, Long.MAX_VALUE, ORDINARY_MS);
        assertThat(health.woken(1_110, 1_010, ORDINARY_MS)).isZero();
        assertThat(health.sightedMs()).isEqualTo(1_110);
    }

    @Test
    void whatIsOrdinaryMayBeSet() {
        health.woken(1_000, Long.MAX_VALUE, 20);
        assertThat(health.woken(1_110, 1_010, 500)).isZero();
        assertThat(health.woken(1_231, 1_210, 20)).isEqualTo(21);
        assertThat(health.reported(100, 200)).isZero();
    }

    @Test
    void oneGapIsNotCountedTwice() {
        health.woken(1_000, Long.MAX_VALUE, ORDINARY_MS);
        health.woken(5_000, 1_000, ORDINARY_MS);
        assertThat(health.reported(4_050, ORDINARY_MS)).isZero();
        assertThat(health.reported(6_000, ORDINARY_MS)).isEqualTo(2_000);
        assertThat(health.lastGapMs()).isEqualTo(6_000);
    }

    @Test
    void timeMustNotGoBack() {
        health.woken(1_000, Long.MAX_VALUE, ORDINARY_MS);
        assertThatThrownBy(() -> health.woken(999, Long.MAX_VALUE, ORDINARY_MS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tiltIsShownForItsTimeAndRenewed() {
        health.woken(1_000, Long.MAX_VALUE, ORDINARY_MS);
        assertThat(health.tilt()).isTrue();
        health.woken(11_000, Long.MAX_VALUE, ORDINARY_MS);
        assertThat(health.tilt()).isFalse();
        assertThat(health.tiltForMs(12_000)).hasValue(1_000);
        health.woken(40_999, Long.MAX_VALUE, ORDINARY_MS);
        assertThat(health.endTilt(30_000)).isFalse();
        health.woken(41_000, Long.MAX_VALUE, ORDINARY_MS);
        assertThat(health.endTilt(30_000)).isTrue();
        assertThat(health.tiltForMs(41_000)).isEmpty();
    }
}
