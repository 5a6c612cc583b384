package io.vedette.tests.sentinel;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What subscribers hear, word for word. */
class EventsTest {
    @TempDir
    private Path folder;

    @Test
    void failoverIsToldStepByStep() throws Exception {
        try (Pair pair = Pair.start(folder);
                Listener listener = new Listener(pair.sentinel())) {
            String id = Wire.read(pair.sentinel().ask("SENTINEL", "MYID")).toString();
            int old = pair.master().port();
            int now = pair.replica().port();
            String master = "master mymaster 127.0.0.1 " + old;
            String slave = "slave 127.0.0.1:" + now + " 127.0.0.1 " + now + " @ mymaster 127.0.0.1 " + old;

            pair.master().kill();
            pair.awaitSwitch();

            patiently("the end of the failover")
                    .until(() -> listener.heard().contains("+failover-end master mymaster 127.0.0.1 " + now));
            assertThat(listener.heard())
                    .containsSubsequence(
                            "+sdown " + master,
                            "+odown " + master + " #quorum 1/1",
                            "+new-epoch 1",
                            "+try-failover " + master,
                            "+vote-for-leader " + id + " 1",
                            "+elected-leader " + master,
                            "+failover-state-select-slave " + master,
                            "+selected-slave " + slave,
                            "+failover-state-send-slaveof-noone " + slave,
                            "+failover-state-wait-promotion " + slave,
                            "+promoted-slave " + slave,
                            "+switch-master mymaster 127.0.0.1 " + old + " 127.0.0.1 " + now);
        }
    }

    @Test
    void settingsAreTold() throws Exception {
        try (Pair pair = Pair.start(folder);
                Listener listener = new Listener(pair.sentinel())) {
            String master = "master mymaster 127.0.0.1 " + pair.master().port();
            assertThat(pair.sentinel().ask("SENTINEL", "SET", "mymaster", "parallel-syncs", "2", "auth-pass", "x"))
                    .startsWith("+OK");
            assertThat(pair.sentinel().ask("SENTINEL", "MONITOR", "other", "127.0.0.1", "1", "2"))
                    .startsWith("+OK");
            assertThat(pair.sentinel().ask("SENTINEL", "RESET", "mymaster")).startsWith(":1");
            assertThat(pair.sentinel().ask("SENTINEL", "REMOVE", "other")).startsWith("+OK");

            List<String> expected = List.of(
                    "+set " + master + " parallel-syncs 2",
                    "+set " + master + " auth-pass ******",
                    "+monitor master other 127.0.0.1 1 quorum 2",
                    "+reset-master " + master,
                    "-monitor master other 127.0.0.1 1");
            patiently("all events")
                    .untilAsserted(() -> assertThat(listener.heard()).containsSubsequence(expected));
        }
    }
}
