package io.vedette.engine.aof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimestampsTest {

    private final Timestamps timestamps = new Timestamps();

    @Test
    void eachSecondIsNamedOnceAndTimeDoesNotGoBack() {
        assertThat(timestamps.before(1_700_000_000_500L)).asString().isEqualTo("#TS:1700000000\r\n");
        assertThat(timestamps.before(1_700_000_000_999L)).isEmpty();
        assertThat(timestamps.before(1_699_999_999_000L)).isEmpty();
        assertThat(timestamps.before(1_700_000_001_000L)).asString().isEqualTo("#TS:1700000001\r\n");
    }

    @Test
    void anAnnotationSaysItsSecondOrNothing() {
        assertThat(Timestamps.secondOf(new AofItem.Annotation("#TS:17"))).hasValue(17);
        assertThat(Timestamps.secondOf(new AofItem.Annotation("#TS:soon"))).isEmpty();
        assertThat(Timestamps.secondOf(new AofItem.Annotation("# said by hand")))
                .isEmpty();
    }
}
