package io.vedette.tests.publish;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vedette.tests.cluster.ZooKeepers;
import io.vedette.tests.sentinel.Pair;
import io.vedette.tests.sentinel.RedisNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;
import org.apache.curator.test.TestingServer;
import org.apache.zookeeper.KeeperException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that knows nothing but a path in ZooKeeper writes to whoever is the master. */
class ZooKeeperFailoverTest {
    @TempDir
    private Path folder;

    @Test
    void writesFollowTheMasterAlsoThroughAnOutageOfZooKeeper() throws Exception {
        try (TestingServer server = new TestingServer(ZooKeepers.one(folder), true);
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

    @Test
    void whoLogsInBySaslKeepsItsRecordAndAnEndedSessionLosesNothing() throws Exception {
        try (SecuredZooKeeper server = SecuredZooKeeper.start(folder.resolve("zookeeper"));
                Pair pair = Pair.start(
                        folder,
                        "sentinel publish mymaster zookeeper " + server.address() + " acl readable jaas-file "
                                + server.loginFile() + " jaas-section Vedette session-timeout 700")) {
            patiently("the first master is there")
                    .untilAsserted(() -> assertThat(pair.sentinel().info()).contains("kind=zookeeper,state=ok"));
            assertThat(server.sessions()).isEqualTo(1);

            pair.sentinel().freeze();
            patiently("the session has ended").until(() -> server.sessions() == 0);
            pair.sentinel().thaw();
            pair.master().kill();
            pair.awaitSwitch();

            try (CuratorFramework stranger =
                    CuratorFrameworkFactory.newClient(server.address(), new RetryOneTime(100))) {
                stranger.start();
                patiently("the new master is there")
                        .untilAsserted(() -> assertThat(port(stranger))
                                .isEqualTo(pair.replica().port()));
                assertThat(stranger.getACL().forPath("/vedette/mymaster").toString())
                        .contains("'sasl,'vedette");
                assertThat(catchThrowable(() -> stranger.setData().forPath("/vedette/mymaster", new byte[0])))
                        .isInstanceOf(KeeperException.NoAuthException.class);
            }
        }
    }

    private static int port(CuratorFramework client) throws Exception {
        String address = new String(client.getData().forPath("/vedette/mymaster/master"), StandardCharsets.UTF_8);
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
