package io.vedette.node.replication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final Patience patience = new Patience();

    @Test
    void failuresAreAnsweredSoonAndThenEverySecond() {
        assertThat(Stream.generate(patience::afterFailure).limit(7))
                .isEqualTo(List.of(50L, 100L, 200L, 400L, 800L, 1000L, 1000L));
        patience.streams();
        assertThat(patience.afterFailure()).isEqualTo(50);
    }

    @Test
    void streamsInVainAreWaitedForLongerAndLonger() {
        assertThat(Stream.generate(() -> patience.inVain(100)).limit(9))
                .isEqualTo(List.of(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 32000L, 60000L, 60000L));
    }

    @Test
    void aStreamThatHeldIsForgivenItsEnd() {
        assertThat(LongStream.of(0, 4_999, 10_000, 4_999).map(patience::inVain))
                .containsExactly(500L, 1000L, 500L, 1000L);
    }
}
