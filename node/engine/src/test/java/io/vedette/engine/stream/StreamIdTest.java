package io.vedette.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamIdTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, 1_763_000_000_123L, Long.MAX_VALUE, Long.MIN_VALUE, -1})
    void isShownAsTwoNumbersWithoutSign(long number) {
        StreamId id = new StreamId(number, Long.rotateLeft(number, 1));
        assertThat(new String(id.text(), StandardCharsets.US_ASCII))
                .isEqualTo(Long.toUnsignedString(id.ms()) + "-" + Long.toUnsignedString(id.seq()))
                .isEqualTo(id.toString());
    }
}
