package io.vedette.tests.sentinel;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that are known by names. */
class HostnamesTest {
    @TempDir
    private Path folder;

    @Test
    void namesAreResolvedShownAndWrittenDown() throws Exception {
        String announced = "replica-announce-ip localhost";
        RedisNode master = RedisNode.start(folder.resolve("node0"), announced);
        try (master;
                RedisNode replica =
                        RedisNode.start(folder.resolve("node1"), "replicaof localhost " + master.port(), announced);
                Watcher sentinel = Watcher.ours(
                        folder.resolve("sentinel"),
                        "sentinel resolve-hostnames yes",
                        "sentinel announce-hostnames yes",
                        "sentinel monitor mymaster localhost " + master.port() + " 1",
                        "sentinel down-after-milliseconds mymaster 1000")) {
            sentinel.awaitReady();
            assertThat(sentinel.ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", "mymaster"))
                    .contains("localhost");
            patiently("the replica is known once, by its name")
                    .untilAsserted(() -> assertThat(sentinel.ask("SENTINEL", "REPLICAS", "mymaster"))
                            .startsWith("*1\r\n")
                            .contains("localhost:" + replica.port())
                            .contains("master-link-status\r\n$2\r\nok"));

            master.kill();

            patiently("the replica takes over under its name")
                    .untilAsserted(() -> assertThat(sentinel.ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", "mymaster"))
                            .contains("localhost")
                            .contains(Integer.toString(replica.port())));
            patiently("it is written down by its name, after clients were told")
                    .untilAsserted(() -> assertThat(sentinel.config())
                            .contains("sentinel monitor mymaster localhost " + replica.port() + " 1"));

            assertThat(sentinel.ask("SENTINEL", "CONFIG", "SET", "announce-hostnames", "no"))
                    .startsWith("+OK");
            assertThat(sentinel.ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", "mymaster"))
                    .contains("127.0.0.1");
        }
    }

    @Test
    void namesThatAreNoLongerResolvedStandForTheAddressesTheyHad() throws Exception {
        try (RedisNode master = RedisNode.start(folder.resolve("node"));
                Watcher sentinel = Watcher.ours(
                        folder.resolve("sentinel"),
                        "sentinel resolve-hostnames yes",
                        "sentinel monitor mymaster localhost " + master.port() + " 1",
                        "sentinel down-after-milliseconds mymaster 1000")) {
            sentinel.awaitReady();

            assertThat(sentinel.ask("SENTINEL", "CONFIG", "SET", "resolve-hostnames", "no"))
                    .startsWith("+OK");

            assertThat(sentinel.config())
                    .as("what the next start may read")
                    .contains("sentinel monitor mymaster 127.0.0.1 " + master.port() + " 1")
                    .doesNotContain("localhost");
            assertThat(sentinel.ask("SENTINEL", "REMOVE", "mymaster")).startsWith("+OK");
            assertThat(sentinel.ask(
                            "SENTINEL", "MONITOR", "mymaster", "127.0.0.1", Integer.toString(master.port()), "1"))
                    .startsWith("+OK");
            patiently("the address that had a name is reached without it")
                    .untilAsserted(() -> assertThat(sentinel.ask("SENTINEL", "MASTER", "mymaster"))
                            .contains("flags\r\n$6\r\nmaster\r\n")
                            .doesNotContain("runid\r\n$0"));

            sentinel.kill();
            sentinel.restart();
            sentinel.awaitReady();
        }
    }
}
