package io.vedette.tests.sentinel;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A master with two replicas, and three sentinels of either kind that watch them; everything ends with it. */
final class Deployment implements AutoCloseable {
    private final List<RedisNode> nodes = new ArrayList<>();
    private final List<Watcher> sentinels = new ArrayList<>();

    /**
     * Starts it, and waits until all know each other.
     *
     * @param ours how many of the three sentinels are ours
     * @param more further lines for each of them
     */
    static Deployment start(Path folder, int ours, String... more) throws IOException {
        Deployment deployment = new Deployment();
        RedisNode master = RedisNode.start(folder.resolve("node0"));
        deployment.nodes.add(master);
        deployment.nodes.add(RedisNode.replicaOf(master, folder.resolve("node1")));
        deployment.nodes.add(RedisNode.replicaOf(master, folder.resolve("node2")));
        List<String> lines = new ArrayList<>(List.of(
                "sentinel monitor mymaster 127.0.0.1 " + master.port() + " 2",
                "sentinel down-after-milliseconds mymaster 1000",
                "sentinel failover-timeout mymaster 10000"));
        lines.addAll(Arrays.asList(more));
        for (int i = 0; i < 3; i++) {
            Path home = folder.resolve("sentinel" + i);
            String[] file = lines.toArray(String[]::new);
            deployment.sentinels.add(i < ours ? Watcher.ours(home, file) : Watcher.real(home, file));
        }
        deployment.sentinels.forEach(Watcher::awaitReady);
        deployment.awaitMutualKnowledge();
        return deployment;
    }

    private void awaitMutualKnowledge() {
        patiently("all know each other").untilAsserted(() -> {
            for (Watcher sentinel : sentinels) {
                assertThat(sentinel.ask("SENTINEL", "MASTER", "mymaster"))
                        .contains("num-other-sentinels\r\n$1\r\n2")
                        .contains("num-slaves\r\n$1\r\n2");
                assertThat(sentinel.ask("SENTINEL", "CKQUORUM", "mymaster")).startsWith("+OK 3 usable");
            }
        });
    }

    List<Watcher> sentinels() {
        return sentinels;
    }

    RedisNode node(int port) {
        return nodes.stream()
                .filter(node -> node.port() == port)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no node listens on " + port));
    }

    RedisNode master() {
        try {
            return node(sentinels.get(0).masterPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until every sentinel names one and the same master, which is not {@code old} and takes writes. */
    RedisNode awaitMasterOtherThan(RedisNode old) {
        patiently("another master than " + old.port()).untilAsserted(() -> {
            for (Watcher sentinel : sentinels) {
                assertThat(sentinel.masterPort())
                        .isNotEqualTo(old.port())
                        .isEqualTo(sentinels.get(0).masterPort());
            }
            assertThat(master().ask("SET", "k", "v")).startsWith("+OK");
        });
        return master();
    }

    void awaitFollows(RedisNode node, RedisNode master) {
        patiently(node.port() + " follows " + master.port())
                .untilAsserted(
                        () -> assertThat(node.ask("ROLE")).contains("slave").contains(":" + master.port()));
    }

    /** The replicas of this master among those that run. */
    List<RedisNode> othersThan(RedisNode... excepted) {
        return nodes.stream().filter(node -> !List.of(excepted).contains(node)).toList();
    }

    @Override
    public void close() {
        sentinels.forEach(Watcher::close);
        nodes.forEach(RedisNode::close);
    }
}
