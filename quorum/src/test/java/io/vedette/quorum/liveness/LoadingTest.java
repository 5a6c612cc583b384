package io.vedette.quorum.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.RunId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LoadingTest {
    private static final Tolerance TOLERANCE = new Tolerance(30_000, 50);

    private final Loading loading = new Loading();

    private static NodeInfo info(boolean isLoading, OptionalLong etaSeconds) {
        return new NodeInfo(
                new RunId("run"),
                NodeRole.MASTER,
                0,
                Optional.empty(),
                Optional.empty(),
                NodeInfo.DEFAULT_PRIORITY,
                true,
                List.of(),
                isLoading,
                etaSeconds,
                false);
    }

    private void says(long etaSeconds, long nowMs) {
        loading.heard(info(true, OptionalLong.of(etaSeconds)), nowMs);
    }

    private boolean isCondemned() {
        return loading.evidence(TOLERANCE).filter(Evidence::condemns).isPresent();
    }

    @Test
    void whoNeedsLongerThanAFailoverAndSaysItAgainIsNotWaitedFor() {
        says(3, 100);
        assertThat(isCondemned()).isFalse();
        says(3, 149);
        assertThat(isCondemned()).isFalse();
        says(3, 150);
        assertThat(isCondemned()).isTrue();
    }

    @Test
    void whoIsReadySoonIsWaitedForHoweverOftenItSaysSo() {
        says(2, 100);
        says(2, 10_000);
        assertThat(isCondemned()).isFalse();
        loading.heard(info(true, OptionalLong.empty()), 20_000);
        assertThat(isCondemned()).isFalse();
    }

    @Test
    void anEstimateThatWasTakenBackDoesNotCount() {
        says(90, 100);
        says(1, 120);
        says(90, 160);
        assertThat(isCondemned()).isFalse();
    }

    @Test
    void whoHasLoadedIsNoLongerLoading() {
        says(90, 100);
        says(90, 200);
        loading.heard(info(false, OptionalLong.empty()), 300);
        assertThat(loading.evidence(TOLERANCE)).isEmpty();
    }

    @Test
    void withoutCrashDetectionItIsWaitedForAsRedisDoes() {
        says(90, 100);
        says(90, 200);
        assertThat(loading.evidence(new Tolerance(30_000, Tolerance.NEVER)))
                .isPresent()
                .get()
                .extracting(Evidence::condemns)
                .isEqualTo(false);
    }
}
