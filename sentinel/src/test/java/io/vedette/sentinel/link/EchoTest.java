package io.vedette.sentinel.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EchoTest {
    private final Echo echo = new Echo();

    private boolean missedAt(long ms) {
        return echo.isMissed(TimeUnit.MILLISECONDS.toNanos(ms));
    }

    @Test
    void thirdHelloFindsThatTheFirstHasNotComeBack() {
        assertThat(missedAt(0)).isFalse();
        assertThat(missedAt(2_000)).isFalse();
        assertThat(missedAt(4_000)).isTrue();
    }

    @Test
    void whoSpeaksSeldomMissesNothingMeanwhile() {
        assertThat(missedAt(0)).isFalse();
        echo.heard();
        assertThat(missedAt(10_000)).isFalse();
        echo.heard();
        assertThat(missedAt(20_000)).isFalse();
        assertThat(missedAt(30_000)).isTrue();
    }

    @Test
    void manyHellosAtOnceAreOneSilence() {
        for (int ms = 0; ms < 3_000; ms++) {
            assertThat(missedAt(ms)).isFalse();
        }
        echo.heard();
        assertThat(missedAt(60_000)).isFalse();
    }

    @Test
    void clockMayBeginAnywhere() {
        assertThat(echo.isMissed(Long.MAX_VALUE - 1)).isFalse();
        assertThat(echo.isMissed(Long.MIN_VALUE)).isFalse();
        assertThat(echo.isMissed(Long.MIN_VALUE + Echo.PATIENCE_NANOS)).isTrue();
    }
}
