package io.vedette.resp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.client.ManualClock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopTimeTest {
    private final ManualClock clock = new ManualClock();
    private final LoopTime time = new LoopTime(clock);

    @Test
    void standsStillBetweenTwoLooks() {
        long begun = time.monotonicMs();
        long wall = time.wallMs();
        clock.advance(7);
        assertThat(time.monotonicMs()).isEqualTo(begun);
        assertThat(time.wallMs()).isEqualTo(wall);
        assertThat(time.look()).isEqualTo(time.nanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(begun + 7));
        assertThat(time.monotonicMs()).isEqualTo(begun + 7);
        assertThat(time.wallMs()).isEqualTo(wall + 7);
    }

    @Test
    void theWallIsAskedAgainAfterAMomentOnly() {
        CountingClock counted = new CountingClock();
        LoopTime often = new LoopTime(counted);
        for (int i = 0; i < 100; i++) {
            counted.nanos += TimeUnit.MICROSECONDS.toNanos(1);
            often.look();
            assertThat(often.wallMs()).isEqualTo(counted.asked - 1);
        }
        assertThat(counted.asked).isEqualTo(2);
    }

    private static final class CountingClock implements ServerClock {
        private long nanos;
        private int asked;

        @Override
        public long monotonicNs() {
            return nanos;
        }

        @Override
        public long wallMs() {
            return asked++;
        }
    }
}
