package io.vedette.tests.sentinel;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever others send: it is logged once with the address, counted, and nobody else notices. */
class BadInputTest {
    /** Several times what a failover takes once the master is held for down. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    private static String from(String address, String kind) {
        return "address=" + address + ",kind=" + kind + ",times=";
    }

    private static long timesLogged(Watcher sentinel, String text) throws IOException {
        return sentinel.log().lines().filter(line -> line.contains(text)).count();
    }

    @Test
    void badNodesAreCountedAndTheGoodOnesStillFailOver() throws Exception {
        try (BadServer garbage = new BadServer(read -> "HTTP/1.1 400 Bad Request\r\n\r\n");
                BadServer huge = new BadServer(read -> "$1073741824\r\n");
                BadServer silent = new BadServer(read -> "");
                BadServer odd = BadServer.except("INFO", "$11\r\nrole:master\r\n");
                Pair pair = Pair.start(folder, known(garbage), known(huge), known(silent), known(odd))) {
            Watcher sentinel = pair.sentinel();
            patiently("all are counted more than once")
                    .untilAsserted(() -> assertThat(sentinel.info())
                            .contains(from(garbage.address(), "protocol"))
                            .contains(from(huge.address(), "protocol"))
                            .contains(from(odd.address(), "info"))
                            .doesNotContainPattern("bad_input_protocol:[12]\r"));
            patiently("the silent one is down")
                    .until(() -> sentinel.log().contains("+sdown slave " + silent.address()));
            assertThat(sentinel.masterPort()).isEqualTo(pair.master().port());
            assertThat(sentinel.log()).doesNotContain("+try-failover");
            for (BadServer bad : List.of(garbage, huge, odd)) {
                assertThat(timesLogged(sentinel, bad.address() + " answers ")).isEqualTo(1);
            }

            pair.master().kill();

            pair.awaitSwitch();
        }
    }

    private static String known(BadServer replica) {
        return "sentinel known-replica mymaster 127.0.0.1 " + replica.port();
    }

    @Test
    void badHellosAreCountedUnderWhoeverCarriedThem() throws Exception {
        try (Pair pair = Pair.start(folder)) {
            Watcher sentinel = pair.sentinel();
            String node = "127.0.0.1:" + pair.master().port();
            assertThat(pair.master().ask("PUBLISH", "__sentinel__:hello", "a,b,c"))
                    .startsWith(":");
            assertThat(pair.master().ask("PUBLISH", "__sentinel__:hello", "x".repeat(100_000)))
                    .startsWith(":");
            assertThat(sentinel.ask("PUBLISH", "__sentinel__:hello", "nonsense"))
                    .isEqualTo(":1\r\n");

            patiently("both are counted")
                    .untilAsserted(() -> assertThat(sentinel.info())
                            .contains(from(node, "hello"))
                            .contains(from("127.0.0.1", "hello")));
            assertThat(timesLogged(sentinel, node + " carries hellos that cannot be read"))
                    .isEqualTo(1);
            assertThat(sentinel.ask("SENTINEL", "SENTINELS", "mymaster")).isEqualTo("*0\r\n");
        }
    }

    @Test
    void sentinelUnderOurIdIsNamedAndNotTakenForAPeer() throws Exception {
        String id = "c".repeat(40);
        try (Pair pair = Pair.start(folder, "sentinel myid " + id)) {
            List<String> lines = new ArrayList<>(Pair.watching(pair.master(), 1));
            lines.add("sentinel myid " + id);
            try (Watcher twin = Watcher.ours(folder.resolve("twin"), lines.toArray(String[]::new))) {
                twin.awaitReady();
                String address = "127.0.0.1:" + twin.port();
                patiently("the twin is noticed")
                        .untilAsserted(() -> assertThat(pair.sentinel().info()).contains(from(address, "twin")));
                assertThat(timesLogged(pair.sentinel(), address + " is another sentinel with our id"))
                        .isEqualTo(1);
                assertThat(pair.sentinel().ask("SENTINEL", "SENTINELS", "mymaster"))
                        .isEqualTo("*0\r\n");
            }
        }
    }

    /** It says nonsense when it is asked for a vote; the majority is there without it. */
    @Test
    void peerThatVotesNonsenseIsCountedAndTheOthersElect() throws Exception {
        String badId = "d".repeat(40);
        try (BadServer bad = BadServer.except("is-master-down-by-addr", "*3\r\n:1\r\n$3\r\nwho\r\n:7\r\n");
                Pair pair =
                        Pair.start(folder, "sentinel known-sentinel mymaster 127.0.0.1 " + bad.port() + " " + badId)) {
            List<String> lines = new ArrayList<>(Pair.watching(pair.master(), 1));
            lines.add("sentinel known-sentinel mymaster 127.0.0.1 " + bad.port() + " " + badId);
            try (Watcher second = Watcher.ours(folder.resolve("second"), lines.toArray(String[]::new))) {
                second.awaitReady();
                patiently("the two know each other")
                        .untilAsserted(() -> assertThat(pair.sentinel().ask("SENTINEL", "SENTINELS", "mymaster"))
                                .startsWith("*2\r\n"));

                pair.master().kill();

                pair.awaitSwitch();
                assertThat(pair.sentinel().info() + second.info()).contains(from(bad.address(), "vote"));
                assertThat(timesLogged(pair.sentinel(), bad.address() + " answers SENTINEL is-master-down-by-addr"))
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void wrongPasswordIsNamedOnceAndCountedAndNoFailoverFollows() throws Exception {
        RedisNode master = RedisNode.start(folder.resolve("node0"));
        try (master;
                RedisNode replica = RedisNode.replicaOf(master, folder.resolve("node1"))) {
            patiently("the replica follows")
                    .until(() -> master.ask("INFO", "replication").contains("state=online"));
            assertThat(master.ask("CONFIG", "SET", "requirepass", "right")).startsWith("+OK");
            List<String> lines = new ArrayList<>(Pair.watching(master, 1));
            lines.add("sentinel auth-pass mymaster wrong");
            lines.add("sentinel known-replica mymaster 127.0.0.1 " + replica.port());
            try (Watcher sentinel = Watcher.ours(folder.resolve("sentinel"), lines.toArray(String[]::new))) {
                sentinel.awaitReady();
                String address = "127.0.0.1:" + master.port();
                patiently("the refusal is counted, and the master held for down")
                        .untilAsserted(() -> {
                            assertThat(sentinel.info()).contains(from(address, "auth"));
                            assertThat(sentinel.log()).contains("+sdown master mymaster 127.0.0.1 " + master.port());
                        });
                assertThat(timesLogged(sentinel, address + " refuses our AUTH")).isEqualTo(1);
                patiently("its replica, which still streams from it, keeps it the master")
                        .during(QUIET)
                        .until(() -> sentinel.masterPort() == master.port()
                                && !sentinel.log().contains("+try-failover"));
            }
        }
    }
}
