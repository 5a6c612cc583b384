package io.vedette.quorum.liveness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LocalHealthTest {
    private final LocalHealth health = new LocalHealth();

    @Test
    void timeStandsStillWhileWeAreBlind() {
        health.woken(1_000, Long.MAX_VALUE);
        assertThat(health.woken(5_000, 1_010)).isEqualTo(3_990);
        assertThat(health.sightedMs()).isEqualTo(1_010);
        assertThat(health.shellTimeOf(1_020)).isEqualTo(5_010);
    }

    @Test
    void ordinaryLatenessIsNotBlindness() {
        health.woken(1_000, Long.MAX_VALUE);
        assertThat(health.woken(1_110, 1_010)).isZero();
        assertThat(health.sightedMs()).isEqualTo(1_110);
    }

    @Test
    void oneGapIsNotCountedTwice() {
        health.woken(1_000, Long.MAX_VALUE);
        health.woken(5_000, 1_000);
        assertThat(health.reported(4_050)).isZero();
        assertThat(health.reported(6_000)).isEqualTo(2_000);
        assertThat(health.lastGapMs()).isEqualTo(6_000);
    }

    @Test
    void timeMustNotGoBack() {
        health.woken(1_000, Long.MAX_VALUE);
        assertThatThrownBy(() -> health.woken(999, Long.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tiltIsShownForItsTimeAndRenewed() {
        health.woken(1_000, Long.MAX_VALUE);
        assertThat(health.tilt()).isTrue();
        health.woken(11_000, Long.MAX_VALUE);
        assertThat(health.tilt()).isFalse();
        assertThat(health.tiltForMs(12_000)).hasValue(1_000);
        health.woken(40_999, Long.MAX_VALUE);
        assertThat(health.endTilt(30_000)).isFalse();
        health.woken(41_000, Long.MAX_VALUE);
        assertThat(health.endTilt(30_000)).isTrue();
        assertThat(health.tiltForMs(41_000)).isEmpty();
    }
}
