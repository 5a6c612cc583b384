package io.vedette.tests.sentinel;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.tests.cluster.Thorough;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Set-ups that cannot do what is expected of them. */
@Order(Thorough.EARLY)
class WarningsTest {
    @TempDir
    private Path folder;

    @Test
    void twoSentinelsOnOneHostWithAQuorumOfOneAreWarnedOf() throws Exception {
        try (Pair pair = Pair.start(folder);
                Watcher second = Watcher.ours(
                        folder.resolve("second"),
                        Pair.watching(pair.master(), 1).toArray(String[]::new))) {
            second.awaitReady();
            patiently("INFO and CKQUORUM name all three").untilAsserted(() -> {
                assertThat(pair.sentinel().info())
                        .contains("kind=even-sentinels", "kind=quorum-below-majority", "kind=one-host");
                assertThat(pair.sentinel().ask("SENTINEL", "CKQUORUM", "mymaster"))
                        .startsWith("+OK 2 usable Sentinels. Quorum and failover authorization can be reached")
                        .contains("2 sentinels survive no more failures than 1");
            });
            patiently("the log names them once they have settled")
                    .untilAsserted(() -> assertThat(pair.sentinel().log())
                            .contains("mymaster: even-sentinels: ", "mymaster: one-host: "));

            assertThat(pair.sentinel().ask("SENTINEL", "SET", "mymaster", "down-after-milliseconds", "1"))
                    .startsWith("+OK");

            patiently("silence of a millisecond is none")
                    .untilAsserted(() -> assertThat(pair.sentinel().info()).contains("kind=down-after-too-low"));
        }
    }
}
