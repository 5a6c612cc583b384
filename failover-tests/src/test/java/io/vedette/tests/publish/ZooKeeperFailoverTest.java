package io.vedette.tests.publish;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.tests.sentinel.Pair;
import io.vedette.tests.sentinel.RedisNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;
import org.apache.curator.test.TestingServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that knows nothing but a path in ZooKeeper writes to whoever is the master. */
class ZooKeeperFailoverTest {
    @TempDir
    private Path folder;

    @Test
    void writesFollowTheMasterAlsoThroughAnOutageOfZooKeeper() throws Exception {
        try (TestingServer server = new TestingServer(true);
                CuratorFramework client =
                        CuratorFrameworkFactory.newClient(server.getConnectString(), new RetryOneTime(100));
                Pair pair = Pair.start(folder, "sentinel publish mymaster zookeeper " + server.getConnectString())) {
            client.start();
            patiently("the first master is there")
                    .ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(port(client)).isEqualTo(pair.master().port()));

            server.stop();
            pair.master().kill();
            pair.awaitSwitch();
            patiently("it is tried again")
                    .untilAsserted(() -> assertThat(pair.sentinel().info()).contains("state=retrying"));
            server.restart();

            patiently("a write to the new master")
                    .ignoreExceptions()
                    .until(() ->
                            RedisNode.ask(port(client), "SET", "k", "after").startsWith("+OK"));
            assertThat(pair.replica().ask("GET", "k")).contains("after");
            patiently("INFO shows it")
                    .untilAsserted(() -> assertThat(pair.sentinel().info()).contains("kind=zookeeper,state=ok,epoch="));
        }
    }

    private static int port(CuratorFramework client) throws Exception {
        String address = new String(client.getData().forPath("/vedette/mymaster/master"), StandardCharsets.UTF_8);
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
