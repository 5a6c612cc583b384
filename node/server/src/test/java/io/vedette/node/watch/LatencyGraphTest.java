package io.vedette.node.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class LatencyGraphTest {

    @Test
    void aColumnForEachSampleAndItsAgeBelow() {
        LatencyMonitor monitor = new LatencyMonitor();
        monitor.threshold(1);
        monitor.happened("command", 10, 1_000_000);
        monitor.happened("command", 20, 90_000_000);
        monitor.happened("command", 70, 90_061_000);
        monitor.happened("command", 22, 90_062_000);
        monitor.happened("command", 130, 90_063_000);
        LatencyMonitor.Series series = Objects.requireNonNull(monitor.events().get("command"));
        assertThat(LatencyGraph.of("command", series, 90_065)).isEqualTo("""
                command - high 130 ms, low 10 ms (all time high 130 ms)
                %s
                    #
                  _ |
                  | |
                _o|o|
                11432
                dmsss
                """.formatted("-".repeat(80)));
    }
}
