package io.vedette.tests.sentinel;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The smallest group there is: a master, a replica, and one sentinel of ours whose word is enough. */
public record Pair(RedisNode master, RedisNode replica, Watcher sentinel) implements AutoCloseable {
    public static Pair start(Path folder, String... moreLines) throws IOException {
        RedisNode master = RedisNode.start(folder.resolve("node0"));
        RedisNode replica = RedisNode.replicaOf(master, folder.resolve("node1"));
        List<String> lines = new ArrayList<>(watching(master, 1));
        lines.addAll(List.of(moreLines));
        Pair pair = new Pair(master, replica, Watcher.ours(folder.resolve("sentinel"), lines.toArray(String[]::new)));
        try {
            pair.sentinel.awaitReady();
            pair.awaitReplicaKnown();
            return pair;
        } catch (RuntimeException | AssertionError notReady) {
            pair.close();
            throw notReady;
        }
    }

    static List<String> watching(RedisNode master, int quorum) {
        return List.of(
                "sentinel monitor mymaster 127.0.0.1 " + master.port() + " " + quorum,
                "sentinel down-after-milliseconds mymaster 1000",
                "sentinel failover-timeout mymaster 10000");
    }

    private void awaitReplicaKnown() {
        patiently("the replica is known and can be promoted")
                .untilAsserted(() -> assertThat(sentinel.ask("SENTINEL", "REPLICAS", "mymaster"))
                        .contains("\r\nslave\r\n")
                        .contains("master-link-status\r\n$2\r\nok"));
    }

    /** Waits until clients are sent to the replica. */
    public void awaitSwitch() {
        patiently("the replica takes over")
                .untilAsserted(() -> assertThat(sentinel.masterPort()).isEqualTo(replica.port()));
    }

    @Override
    public void close() {
        sentinel.close();
        replica.close();
        master.close();
    }
}
