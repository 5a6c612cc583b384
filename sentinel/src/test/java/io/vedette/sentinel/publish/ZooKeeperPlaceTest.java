package io.vedette.sentinel.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.sentinel.config.Ensemble;
import io.vedette.sentinel.config.Secret;
import io.vedette.sentinel.ensemble.Ensembles;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;
import org.apache.curator.test.TestingCluster;
import org.apache.curator.test.TestingServer;
import org.apache.zookeeper.KeeperException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ZooKeeperPlaceTest {
    private final TestingServer server;
    private final CuratorFramework client;

    ZooKeeperPlaceTest(@TempDir Path folder) throws Exception {
        server = new TestingServer(Ensembles.server(folder, 1), true);
        client = client(server.getConnectString());
    }

    @AfterAll
    void close() throws Exception {
        client.close();
        server.close();
    }

    private static CuratorFramework client(String ensemble) {
        CuratorFramework client = CuratorFrameworkFactory.newClient(ensemble, new RetryOneTime(100));
        client.start();
        return client;
    }

    private ZooKeeperPlace place(String path) {
        return place(path, Ensemble.Acl.OPEN, Optional.empty());
    }

    private ZooKeeperPlace place(String path, Ensemble.Acl acl, Optional<Secret> auth) {
        return new ZooKeeperPlace(
                new ZooKeeperLine(new Ensemble(server.getConnectString(), acl, auth, Optional.empty(), 5_000), path));
    }

    private static Publication master(long epoch, String host, String... replicas) {
        return new Publication(
                new GroupName("m"),
                new Epoch(epoch),
                Optional.empty(),
                new HostPort(host, 6379),
                IntStream.range(0, replicas.length)
                        .mapToObj(i -> new HostPort(replicas[i], 6379))
                        .toList());
    }

    private static String text(CuratorFramework client, String path) throws Exception {
        return new String(client.getData().forPath(path), StandardCharsets.UTF_8);
    }

    @Test
    void recordAndPlainAddressChangeTogether() throws Exception {
        ZooKeeperPlace place = place("/a/b/m");

        assertThat(place.publish(master(7, "10.0.0.1", "10.0.0.2"))).isEqualTo(Receipt.SHOWN);
        assertThat(place.publish(master(8, "10.0.0.2", "10.0.0.3"))).isEqualTo(Receipt.SHOWN);

        assertThat(text(client, "/a/b/m/master")).isEqualTo("10.0.0.2:6379");
        assertThat(new JsonObject(text(client, "/a/b/m"))).isEqualTo(new JsonObject("""
            {"group": "m", "epoch": 8, "master": {"host": "10.0.0.2", "port": 6379},
             "replicas": [{"host": "10.0.0.3", "port": 6379}]}
            """));
        place.close();
    }

    @Test
    void olderEpochIsRefusedAndTheSameIsNotWrittenAgain() throws Exception {
        ZooKeeperPlace place = place("/older");
        assertThat(place.publish(master(7, "10.0.0.1"))).isEqualTo(Receipt.SHOWN);

        assertThat(place.publish(master(6, "10.0.0.9"))).isEqualTo(Receipt.OUTDATED);
        assertThat(place.publish(master(7, "10.0.0.1"))).isEqualTo(Receipt.SHOWN);

        assertThat(text(client, "/older/master")).isEqualTo("10.0.0.1:6379");
        assertThat(client.checkExists().forPath("/older").getVersion()).isZero();
        place.close();
    }

    @Test
    void ofManyThatWriteAtOnceTheNewestStays() throws Exception {
        ExecutorService sentinels = Executors.newFixedThreadPool(4);
        List<Callable<Receipt>> writers = IntStream.rangeClosed(1, 4)
                .<Callable<Receipt>>mapToObj(epoch -> () -> {
                    ZooKeeperPlace place = place("/race");
                    Receipt receipt = place.publish(master(epoch, "10.0.0." + epoch));
                    place.close();
                    return receipt;
                })
                .toList();

        for (Future<Receipt> written : sentinels.invokeAll(writers)) {
            assertThat(written.get()).isNotNull();
        }
        sentinels.shutdown();

        assertThat(text(client, "/race/master")).isEqualTo("10.0.0.4:6379");
    }

    @Test
    void whatSomebodyElseKeepsThereIsNotOverwritten() throws Exception {
        client.create().forPath("/theirs", "ours since 2012".getBytes(StandardCharsets.UTF_8));
        ZooKeeperPlace place = place("/theirs");

        assertThat(catchThrowable(() -> place.publish(master(7, "10.0.0.1"))))
                .hasMessageContaining("/theirs holds what no sentinel of ours wrote");

        assertThat(text(client, "/theirs")).isEqualTo("ours since 2012");
        place.close();
    }

    @Test
    void lostSessionLosesNothing() throws Exception {
        ZooKeeperPlace place = place("/session");
        assertThat(place.publish(master(7, "10.0.0.1"))).isEqualTo(Receipt.SHOWN);

        server.restart();

        assertThat(text(client, "/session/master")).isEqualTo("10.0.0.1:6379");
        assertThat(place.publish(master(8, "10.0.0.2"))).isEqualTo(Receipt.SHOWN);
        assertThat(text(client, "/session/master")).isEqualTo("10.0.0.2:6379");
        place.close();
    }

    @Test
    void othersMayReadAndNotWriteWhatIsReadable() throws Exception {
        ZooKeeperPlace place = place("/below/acl", Ensemble.Acl.READABLE, Optional.of(Secret.of("vedette:secret")));
        assertThat(place.publish(master(7, "10.0.0.1"))).isEqualTo(Receipt.SHOWN);
        ZooKeeperPlace stranger = place("/below/acl");

        assertThat(text(client, "/below/acl/master")).isEqualTo("10.0.0.1:6379");
        assertThat(catchThrowable(() -> stranger.publish(master(8, "10.0.0.9"))))
                .isInstanceOf(KeeperException.NoAuthException.class);
        assertThat(catchThrowable(stranger::rehearse)).isInstanceOf(KeeperException.NoAuthException.class);

        assertThat(place.publish(master(8, "10.0.0.2"))).isEqualTo(Receipt.SHOWN);
        place.close();
        stranger.close();
    }

    @Test
    void rehearsalLeavesNothingBehind() throws Exception {
        ZooKeeperPlace place = place("/try/m");

        place.rehearse();
        assertThat(client.getChildren().forPath("/try")).isEmpty();
        assertThat(place.publish(master(7, "10.0.0.1"))).isEqualTo(Receipt.SHOWN);
        place.rehearse();

        assertThat(client.getChildren().forPath("/try/m")).containsExactly("master");
        place.close();
    }

    @Test
    void ensembleThatLosesAServerGoesOnAndOneWithoutAMajorityDoesNot(@TempDir Path folder) throws Exception {
        try (TestingCluster ensemble = Ensembles.in(folder, 3)) {
            ensemble.start();
            ZooKeeperPlace place = new ZooKeeperPlace(new ZooKeeperLine(
                    new Ensemble(
                            ensemble.getConnectString(), Ensemble.Acl.OPEN, Optional.empty(), Optional.empty(), 5_000),
                    "/m"));
            assertThat(place.publish(master(7, "10.0.0.1"))).isEqualTo(Receipt.SHOWN);

            ensemble.getServers().get(0).stop();
            assertThat(published(place, master(8, "10.0.0.2"))).isEqualTo(Receipt.SHOWN);

            ensemble.getServers().get(1).stop();
            assertThat(catchThrowable(() -> place.publish(master(9, "10.0.0.3"))))
                    .isNotNull();

            ensemble.getServers().get(1).restart();
            assertThat(published(place, master(9, "10.0.0.3"))).isEqualTo(Receipt.SHOWN);
            place.close();
        }
    }

    /** As the queue does it: again and again, while the ensemble finds itself a leader. */
    private static Receipt published(ZooKeeperPlace place, Publication publication) {
        return Awaitility.await("published again")
                .atMost(Duration.ofSeconds(40))
                .ignoreExceptions()
                .until(() -> place.publish(publication), Objects::nonNull);
    }
}
