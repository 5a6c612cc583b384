package io.vedette.sentinel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.quorum.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three of our sentinels in this JVM, over a real master with two replicas. */
class FailoverTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<RedisNode> nodes = new ArrayList<>();
    private final List<SentinelRig> sentinels = new ArrayList<>();

    @BeforeEach
    void threeSentinelsWatchAMasterWithTwoReplicas() throws Exception {
        RedisNode master = opened(RedisNode.start(folder.resolve("node0")));
        nodes.add(master);
        nodes.add(opened(RedisNode.replicaOf(master, folder.resolve("node1"))));
        nodes.add(opened(RedisNode.replicaOf(master, folder.resolve("node2"))));
        Rules rules = Rules.withQuorum(2).downAfterMs(1_000).failoverTimeoutMs(10_000);
        for (int i = 1; i <= 3; i++) {
            sentinels.add(opened(SentinelRig.watching(master.port(), i, folder.resolve("sentinel" + i), rules)));
        }
        await("all know each other").atMost(PATIENCE).untilAsserted(() -> {
            for (SentinelRig sentinel : sentinels) {
                String map = sentinel.ask("SENTINEL", "MASTER", "mymaster");
                assertThat(map).contains("num-other-sentinels\r\n$1\r\n2").contains("num-slaves\r\n$1\r\n2");
                assertThat(sentinel.ask("SENTINEL", "CKQUORUM", "mymaster")).startsWith("+OK 3 usable");
            }
        });
    }

    @AfterEach
    void closeEverything() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.add(one);
        return one;
    }

    private int newMaster(int oldPort) {
        await("every sentinel names another master").atMost(PATIENCE).untilAsserted(() -> {
            for (SentinelRig sentinel : sentinels) {
                assertThat(sentinel.masterPort()).isNotEqualTo(oldPort);
            }
        });
        return sentinels.get(0).events().isEmpty() ? 0 : currentMaster();
    }

    private int currentMaster() {
        try {
            return sentinels.get(0).masterPort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private RedisNode node(int port) {
        return nodes.stream().filter(node -> node.port() == port).findFirst().orElseThrow();
    }

    @Test
    void killedMasterIsReplacedAndComesBackAsReplica() throws Exception {
        RedisNode old = nodes.get(0);
        long killed = System.nanoTime();
        old.kill();

        int port = newMaster(old.port());
        System.out.println("replaced after ms: " + (System.nanoTime() - killed) / 1_000_000);
        RedisNode master = node(port);
        assertThat(master.ask("SET", "k", "v")).startsWith("+OK");
        await("the other replica follows").atMost(PATIENCE).untilAsserted(() -> {
            RedisNode other = nodes.stream()
                    .filter(node -> node.port() != port && node != old)
                    .findFirst()
                    .orElseThrow();
            assertThat(other.ask("ROLE")).contains("slave").contains(":" + port);
        });
        for (SentinelRig sentinel : sentinels) {
            assertThat(sentinel.events())
                    .contains("+switch-master mymaster 127.0.0.1 " + old.port() + " 127.0.0.1 " + port);
            await("state of " + sentinel.file())
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Files.readString(sentinel.file()))
                            .startsWith("# watched by hand\nsentinel monitor mymaster 127.0.0.1 " + port + " 2\n"));
        }

        old.restart();

        await("the old master follows the new one")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(old.ask("ROLE")).contains("slave").contains(":" + port));
    }
}
