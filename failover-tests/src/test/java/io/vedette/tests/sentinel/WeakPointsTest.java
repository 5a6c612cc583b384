package io.vedette.tests.sentinel;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Small things in which redis-sentinel surprises its operators; see the table of weak points in the documentation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WeakPointsTest {
    private final Pair pair;
    private final Watcher sentinel;

    WeakPointsTest(@TempDir Path folder) throws IOException {
        pair = Pair.start(folder, "sentinel known-replica mymaster 127.0.0.1 1");
        sentinel = pair.sentinel();
    }

    @AfterAll
    void end() {
        pair.close();
    }

    @Test
    void whatIsRefusedInPartIsRefusedAsAWhole() throws Exception {
        assertThat(sentinel.ask("SENTINEL", "SET", "mymaster", "quorum", "5", "parallel-syncs", "x"))
                .startsWith("-ERR Invalid argument 'x' for SENTINEL SET 'parallel-syncs'");
        assertThat(sentinel.ask("SENTINEL", "MASTER", "mymaster")).contains("quorum\r\n$1\r\n1\r\n");

        assertThat(sentinel.ask("SENTINEL", "SIMULATE-FAILURE", "crash-after-election", "nonsense"))
                .startsWith("-ERR Unknown failure simulation specified");
        assertThat(sentinel.ask("INFO", "sentinel")).contains("sentinel_simulate_failure_flags:0\r\n");

        assertThat(sentinel.ask("SENTINEL", "CONFIG", "SET", "announce-port", "1234", "loglevel", "loud"))
                .startsWith("-ERR Invalid value 'loud'");
        assertThat(sentinel.ask("SENTINEL", "CONFIG", "GET", "announce-port")).contains("\r\n0\r\n");
    }

    @Test
    void passwordsAreNotShown() throws Exception {
        assertThat(sentinel.ask("SENTINEL", "CONFIG", "SET", "sentinel-pass", "hunter2"))
                .startsWith("+OK");

        assertThat(sentinel.ask("SENTINEL", "CONFIG", "GET", "sentinel-*"))
                .contains("sentinel-pass\r\n$6\r\n******\r\n")
                .doesNotContain("hunter2");
        assertThat(sentinel.log()).doesNotContain("hunter2");
    }

    @Test
    void nameThatWouldInjectALineIsRefused() throws Exception {
        String name = "m 127.0.0.1 1 1\nsentinel monitor evil";
        assertThat(sentinel.ask("SENTINEL", "MONITOR", name, "127.0.0.1", "1", "1"))
                .startsWith("-ERR a master's name must");
        assertThat(sentinel.ask("SENTINEL", "FLUSHCONFIG")).startsWith("+OK");
        assertThat(sentinel.config()).doesNotContain("evil");
    }

    @Test
    void emptyAnnouncedAddressIsNone() throws Exception {
        try (Talk listener = new Talk(pair.master().port())) {
            assertThat(sentinel.ask("SENTINEL", "CONFIG", "SET", "announce-ip", ""))
                    .startsWith("+OK");
            assertThat(listener.say("HELLO", "3")).startsWith("%");
            assertThat(listener.say("SUBSCRIBE", "__sentinel__:hello")).startsWith(">3");

            patiently("a hello")
                    .untilAsserted(
                            () -> assertThat(listener.say("PING")).contains("127.0.0.1," + sentinel.port() + ","));
        }
    }

    @Test
    void nodeThatWasNeverSeenHasNoAge() throws Exception {
        assertThat(sentinel.ask("SENTINEL", "INFO-CACHE", "mymaster"))
                .startsWith("*2\r\n$8\r\nmymaster\r\n*3\r\n")
                .contains("*2\r\n:-1\r\n$-1\r\n");
    }
}
