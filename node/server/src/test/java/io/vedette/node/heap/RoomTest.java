package io.vedette.node.heap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomTest {
    private static final long MB = 1L << 20;

    private final Room room = new Room(1_000 * MB);

    @Test
    void aQuarterOfWhatIsAliveAndSomethingForTheEmpty() {
        assertThat(room.above(0)).isEqualTo(64 * MB);
        assertThat(room.above(400 * MB)).isEqualTo(564 * MB);
    }

    @Test
    void neverMoreThanTheHeapMayHave() {
        assertThat(room.above(900 * MB)).isEqualTo(1_000 * MB);
    }

    @Test
    void whatHardlyChangesIsNotToldAgain() {
        assertThat(room.isWorthTelling(0, 64 * MB)).isTrue();
        assertThat(room.isWorthTelling(320 * MB, 329 * MB)).isFalse();
        assertThat(room.isWorthTelling(320 * MB, 300 * MB)).isTrue();
    }
}
