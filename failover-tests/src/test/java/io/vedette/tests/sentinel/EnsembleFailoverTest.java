package io.vedette.tests.sentinel;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.tests.cluster.Thorough;
import io.vedette.tests.cluster.ZooKeepers;
import java.nio.file.Path;
import java.util.Set;
import org.apache.curator.test.TestingCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisSentinelClient;

/** Leaders are elected by a ZooKeeper ensemble of three, which fails too. */
@Tag(Thorough.TAG)
class EnsembleFailoverTest {
    @TempDir
    private Path folder;

    @Test
    void mastersAreReplacedWhileTheEnsembleHasAMajorityAndNotWithoutOne() throws Exception {
        try (TestingCluster ensemble = new TestingCluster(ZooKeepers.several(folder, 3))) {
            ensemble.start();
            String line = "sentinel quorum zookeeper " + ensemble.getConnectString() + " path /test/quorum";
            try (Deployment deployment = Deployment.start(folder, 3, line, "sentinel without-quorum mymaster refuse");
                    RedisSentinelClient client = client(deployment)) {
                client.set("before", "1");
                RedisNode first = deployment.master();
                ensemble.getServers().get(0).stop();
                awaitElectable(deployment, true);

                first.kill();

                awaitWrite(client, "second");
                RedisNode second = deployment.awaitMasterOtherThan(first);
                assertThat(second.ask("GET", "second")).contains("yes");
                first.restart();
                deployment.awaitFollows(first, second);
                deployment.othersThan(first, second).forEach(other -> deployment.awaitFollows(other, second));
                for (Watcher sentinel : deployment.sentinels()) {
                    assertThat(sentinel.log()).doesNotContain("+vote-for-leader");
                }

                ensemble.getServers().get(1).stop();
                awaitElectable(deployment, false);
                second.kill();

                Watcher sentinel = deployment.sentinels().get(0);
                patiently("all hold it for down, and say why nothing happens").untilAsserted(() -> {
                    assertThat(sentinel.ask("SENTINEL", "MASTER", "mymaster")).contains("o_down", "no_quorum");
                    assertThat(sentinel.ask("SENTINEL", "EXPLAIN", "mymaster"))
                            .contains("the ensemble that elects: no server of");
                });
                assertThat(sentinel.ask("SENTINEL", "FAILOVER", "mymaster"))
                        .startsWith("-NOQUORUM a failover needs the ensemble that elects");
                assertThat(sentinel.ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", "mymaster"))
                        .startsWith("-NOQUORUM this sentinel lacks the ensemble");
                assertThat(sentinel.ask("SENTINEL", "MASTER", "mymaster")).contains("port\r\n$" + portLine(second));

                ensemble.getServers().get(1).restart();
                awaitElectable(deployment, true);

                awaitWrite(client, "third");
                assertThat(deployment.awaitMasterOtherThan(second).ask("GET", "third"))
                        .contains("yes");
                assertThat(sentinel.config()).contains(line);
            }
        }
    }

    private static String portLine(RedisNode node) {
        String port = Integer.toString(node.port());
        return port.length() + "\r\n" + port;
    }

    private static RedisSentinelClient client(Deployment deployment) {
        return RedisSentinelClient.builder()
                .masterName("mymaster")
                .sentinels(Set.of(new HostAndPort(
                        "127.0.0.1", deployment.sentinels().get(0).port())))
                .build();
    }

    private static void awaitElectable(Deployment deployment, boolean electable) {
        patiently("leaders " + (electable ? "can" : "cannot") + " be elected").untilAsserted(() -> {
            for (Watcher sentinel : deployment.sentinels()) {
                assertThat(sentinel.ask("SENTINEL", "CKQUORUM", "mymaster"))
                        .startsWith(electable ? "+OK 3 usable" : "-NOQUORUM 3 usable")
                        .contains(electable ? "authorization can be reached" : "without the ensemble that elects");
            }
        });
    }

    private static void awaitWrite(RedisSentinelClient client, String key) {
        patiently("the client writes again")
                .ignoreExceptions()
                .until(() -> client.set(key, "yes").equals("OK"));
    }
}
