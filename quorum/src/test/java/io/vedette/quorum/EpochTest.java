package io.vedette.quorum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EpochTest {
    private static final Epoch LAST = Epoch.parse("18446744073709551615");

    @Test
    void itIsUnsigned() {
        assertThat(LAST.isAfter(new Epoch(Long.MAX_VALUE))).isTrue();
        assertThat(LAST).hasToString("18446744073709551615");
        assertThat(new Epoch(3).max(LAST)).isEqualTo(LAST);
    }

    @Test
    void theLastOneHasNoSuccessor() {
        assertThatThrownBy(LAST::next).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAbsurdJumpIsNotBelieved() {
        Epoch current = new Epoch(39);
        assertThat(LAST.isCredibleAfter(current, 1L << 32)).isFalse();
        assertThat(new Epoch(39 + (1L << 32)).isCredibleAfter(current, 1L << 32))
                .isTrue();
        assertThat(new Epoch(2).isCredibleAfter(current, 1)).isTrue();
    }
}
