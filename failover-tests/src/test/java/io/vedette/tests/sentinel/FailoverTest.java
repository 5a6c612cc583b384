package io.vedette.tests.sentinel;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.tests.cluster.Thorough;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisSentinelClient;

/** A master dies, and the story goes on. */
@Execution(ExecutionMode.CONCURRENT)
class FailoverTest {
    @TempDir
    private Path folder;

    /** With one, two or three of the sentinels ours, the others being redis-sentinels of 7.0. */
    static Stream<Integer> sentinels() {
        return Thorough.ways(List.of(3, 2, 1));
    }

    @ParameterizedTest
    @MethodSource("sentinels")
    void killedMasterIsReplacedAndComesBackAsReplicaAndClientsFindTheNewOne(int ours) throws Exception {
        try (Deployment deployment = Deployment.start(folder, ours);
                RedisSentinelClient client = client(deployment.sentinels().get(0))) {
            assertThat(client.set("before", "1")).isEqualTo("OK");
            RedisNode old = deployment.master();
            old.kill();

            patiently("the client writes again")
                    .ignoreExceptions()
                    .until(() -> client.set("after", "2").equals("OK"));
            RedisNode master = deployment.awaitMasterOtherThan(old);
            assertThat(master.ask("GET", "after")).contains("2");
            deployment.othersThan(old, master).forEach(other -> deployment.awaitFollows(other, master));
            for (Watcher sentinel : deployment.sentinels()) {
                patiently("the state of every sentinel")
                        .untilAsserted(() -> assertThat(sentinel.config())
                                .contains("sentinel monitor mymaster 127.0.0.1 " + master.port() + " 2"));
            }

            old.restart();
            deployment.awaitFollows(old, master);
        }
    }

    private static RedisSentinelClient client(Watcher sentinel) {
        return RedisSentinelClient.builder()
                .masterName("mymaster")
                .sentinels(Set.of(new HostAndPort("127.0.0.1", sentinel.port())))
                .build();
    }

    @Tag(Thorough.TAG)
    @Test
    void sentinelThatIsKilledStartsWithWhatItKnew() throws Exception {
        try (Deployment deployment = Deployment.start(folder, 3)) {
            Watcher sentinel = deployment.sentinels().get(0);
            String id = sentinel.ask("SENTINEL", "MYID");
            RedisNode old = deployment.master();
            sentinel.kill();
            old.kill();
            patiently("the others go on")
                    .untilAsserted(
                            () -> assertThat(deployment.sentinels().get(1).masterPort())
                                    .isNotEqualTo(old.port()));

            sentinel.restart();

            assertThat(sentinel.ask("SENTINEL", "MYID")).isEqualTo(id);
            assertThat(deployment.awaitMasterOtherThan(old)).isNotEqualTo(old);
        }
    }

    @Test
    void manualFailoverMovesTheMasterWhileItLivesAndHoldsItsWritesMeanwhile() throws Exception {
        try (Deployment deployment = Deployment.start(folder, 3)) {
            RedisNode old = deployment.master();

            assertThat(deployment.sentinels().get(1).ask("SENTINEL", "FAILOVER", "mymaster"))
                    .startsWith("+OK");

            RedisNode master = deployment.awaitMasterOtherThan(old);
            deployment.awaitFollows(old, master);
            patiently("the old master held back writes, and may take them again")
                    .untilAsserted(() -> assertThat(old.ask("INFO", "commandstats"))
                            .contains("cmdstat_client|pause:calls=")
                            .contains("cmdstat_client|unpause:calls="));
        }
    }
}
