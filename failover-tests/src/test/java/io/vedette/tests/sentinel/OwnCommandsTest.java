package io.vedette.tests.sentinel;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What redis-sentinel does not have: a pause, an account, and the way to forget one alone. */
class OwnCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void pausedGroupWaitsForItsOperatorAndGivesAnAccount() throws Exception {
        try (Pair pair = Pair.start(folder)) {
            Watcher sentinel = pair.sentinel();
            assertThat(sentinel.ask("SENTINEL", "HISTORY", "mymaster")).isEqualTo("*0\r\n");
            assertThat(sentinel.ask("SENTINEL", "PAUSE", "mymaster", "600000", "disk swap"))
                    .startsWith("+OK");
            pair.master().kill();
            patiently("the master is down")
                    .until(() -> sentinel.ask("SENTINEL", "MASTER", "mymaster").contains("o_down"));

            patiently("nothing happens")
                    .during(Duration.ofSeconds(2))
                    .until(() -> sentinel.masterPort() == pair.master().port());
            assertThat(sentinel.ask("SENTINEL", "EXPLAIN", "mymaster")).contains("disk swap");
            assertThat(sentinel.config()).contains("# vedette pause mymaster ");

            assertThat(sentinel.ask("SENTINEL", "RESUME", "mymaster")).startsWith("+OK");
            pair.awaitSwitch();
            patiently("the account")
                    .untilAsserted(() -> assertThat(sentinel.ask("SENTINEL", "HISTORY", "mymaster"))
                            .startsWith("*1\r\n")
                            .contains("127.0.0.1:" + pair.master().port())
                            .contains("127.0.0.1:" + pair.replica().port()));
        }
    }

    @Test
    void deadReplicaAndDeadSentinelAreForgottenAlone() throws Exception {
        String peer = "b".repeat(40);
        try (Pair pair = Pair.start(
                folder,
                "sentinel known-replica mymaster 127.0.0.1 1",
                "sentinel known-sentinel mymaster 127.0.0.1 2 " + peer)) {
            Watcher sentinel = pair.sentinel();
            assertThat(sentinel.ask("SENTINEL", "REPLICAS", "mymaster")).startsWith("*2\r\n");
            assertThat(sentinel.ask("SENTINEL", "SENTINELS", "mymaster")).startsWith("*1\r\n");

            assertThat(sentinel.ask("SENTINEL", "FORGET-REPLICA", "mymaster", "127.0.0.1", "1"))
                    .startsWith("+OK");
            assertThat(sentinel.ask("SENTINEL", "FORGET-SENTINEL", "mymaster", peer))
                    .startsWith("+OK");

            assertThat(sentinel.ask("SENTINEL", "REPLICAS", "mymaster")).startsWith("*1\r\n");
            assertThat(sentinel.ask("SENTINEL", "SENTINELS", "mymaster")).startsWith("*0\r\n");
            assertThat(sentinel.config()).doesNotContain("127.0.0.1 1\n").doesNotContain(peer);
            assertThat(sentinel.ask("SENTINEL", "FORGET-REPLICA", "mymaster", "127.0.0.1", "1"))
                    .startsWith("-ERR No such replica");
            assertThat(sentinel.ask("SENTINEL", "FORGET-SENTINEL", "mymaster", peer))
                    .startsWith("-ERR No such sentinel");
        }
    }

    @Test
    void sentinelThatHearsNoMajoritySaysSoToThoseWhoLookForTheMaster() throws Exception {
        try (Pair pair = Pair.start(
                folder,
                "sentinel known-sentinel mymaster 127.0.0.1 2 " + "b".repeat(40),
                "sentinel without-quorum mymaster refuse")) {
            Watcher sentinel = pair.sentinel();
            String[] where = {"SENTINEL", "GET-MASTER-ADDR-BY-NAME", "mymaster"};
            patiently("the other one is held for down")
                    .untilAsserted(() -> assertThat(sentinel.ask(where))
                            .startsWith("-NOQUORUM only 1 of 2 sentinels of mymaster are heard here"));
            assertThat(sentinel.ask("SENTINEL", "MASTER", "mymaster")).contains("master,no_quorum");

            assertThat(sentinel.ask("SENTINEL", "SET", "mymaster", "without-quorum", "mark"))
                    .startsWith("+OK");
            assertThat(sentinel.ask(where)).startsWith("*2");
            assertThat(sentinel.ask("SENTINEL", "MASTER", "mymaster")).contains("master,no_quorum");
            assertThat(sentinel.config()).contains("sentinel without-quorum mymaster mark");

            assertThat(sentinel.ask("SENTINEL", "SET", "mymaster", "without-quorum", "answer"))
                    .startsWith("+OK");
            assertThat(sentinel.ask("SENTINEL", "MASTER", "mymaster")).doesNotContain("no_quorum");
            assertThat(sentinel.ask("SENTINEL", "SET", "mymaster", "without-quorum", "shrug"))
                    .startsWith("-ERR Invalid argument 'shrug'");
        }
    }

    @Test
    void simulatedFailureEndsTheProcessWith99() throws Exception {
        try (Pair pair = Pair.start(folder)) {
            Watcher sentinel = pair.sentinel();
            assertThat(sentinel.ask("SENTINEL", "SIMULATE-FAILURE", "crash-after-election"))
                    .startsWith("+OK");
            assertThat(sentinel.ask("INFO", "sentinel")).contains("sentinel_simulate_failure_flags:1");
            pair.master().kill();

            assertThat(sentinel.awaitExit()).isEqualTo(99);

            sentinel.restart();
            pair.awaitSwitch();
            pair.master().restart();
            patiently("the old master follows")
                    .until(() -> pair.master().ask("ROLE").contains("slave"));
            assertThat(sentinel.ask("SENTINEL", "SIMULATE-FAILURE", "crash-after-promotion"))
                    .startsWith("+OK");
            pair.replica().kill();

            assertThat(sentinel.awaitExit()).isEqualTo(99);
        }
    }
}
