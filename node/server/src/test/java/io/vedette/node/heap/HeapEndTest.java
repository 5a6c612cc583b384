package io.vedette.node.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeapEndTest {
    private static final long MB = 1 << 20;

    private final AtomicLong used = new AtomicLong();

    private boolean isSoonReached(HeapEnd end) {
        boolean reached = false;
        for (int i = 0; i < 100; i++) {
            reached |= end.isReached();
        }
        return reached;
    }

    @Test
    void leavesTheCollectorItsPart() {
        HeapEnd end = new HeapEnd(1_024 * MB, used::get);
        assertThat(end.mostBytes()).isBetween(700 * MB, 800 * MB);
        used.set(end.mostBytes());
        assertThat(isSoonReached(end)).isFalse();
        used.incrementAndGet();
        assertThat(isSoonReached(end)).isTrue();
    }

    @Test
    void isOverWithTheFirstLookAfterRoomWasMade() {
        HeapEnd end = new HeapEnd(1_024 * MB, used::get);
        used.set(1_000 * MB);
        assertThat(isSoonReached(end)).isTrue();
        used.set(10 * MB);
        assertThat(end.isReached()).isFalse();
    }

    @Test
    void asksSeldomWhileThereIsRoom() {
        AtomicLong looks = new AtomicLong();
        HeapEnd end = new HeapEnd(1_024 * MB, looks::incrementAndGet);
        assertThat(isSoonReached(end)).isFalse();
        assertThat(looks.get()).isBetween(1L, 10L);
    }

    @Test
    void aSmallHeapHoldsSomething() {
        assertThat(new HeapEnd(32 * MB, used::get).mostBytes()).isEqualTo(8 * MB);
    }
}
