package io.vedette.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A packet in bad weather is late, never missing. */
class WeatherTest {
    private static final int PACKETS = 10_000;

    private final RandomGenerator random = new SplittableRandom(1);

    @Test
    void fairWeatherDelaysNothing() {
        assertThat(Weather.FAIR.packetDelayMs(random)).isZero();
        assertThat(Weather.FAIR.connectDelayMs(random)).isZero();
    }

    @Test
    void jitterStaysWithinItsBounds() {
        Weather windy = new Weather(50, 40, 0);
        double sum = 0;
        for (int i = 0; i < PACKETS; i++) {
            double delayMs = windy.packetDelayMs(random);
            assertThat(delayMs).isBetween(10.0, 90.0);
            sum += delayMs;
        }
        assertThat(sum / PACKETS).isBetween(49.0, 51.0);
    }

    @Test
    void theShareThatIsLostIsSentAgainLater() {
        Weather lossy = new Weather(0, 0, 0.2);
        int late = 0;
        int twice = 0;
        for (int i = 0; i < PACKETS; i++) {
            double delayMs = lossy.packetDelayMs(random);
            late += delayMs >= 200 ? 1 : 0;
            twice += delayMs >= 600 ? 1 : 0;
        }
        assertThat(late).isBetween(1_850, 2_150);
        assertThat(twice).isBetween(320, 480);
    }

    /** 200 + 400 + 800 + 1600 + 3200 + 6400 ms: then the line is as good as cut, and TCP would give up as well. */
    @Test
    void evenATotalLossEnds() {
        assertThat(new Weather(0, 0, 1).packetDelayMs(random)).isEqualTo(12_600);
        assertThat(new Weather(0, 0, 1).connectDelayMs(random)).isEqualTo(63_000);
    }
}
