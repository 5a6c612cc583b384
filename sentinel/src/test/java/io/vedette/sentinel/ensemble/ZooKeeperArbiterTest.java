package io.vedette.sentinel.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Event;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vedette.sentinel.config.Ensemble;
import io.vedette.sentinel.config.EnsembleLine;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;
import org.apache.curator.test.TestingCluster;
import org.apache.curator.test.TestingZooKeeperServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two sentinels that ask one ensemble of three. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ZooKeeperArbiterTest {
    private static final HostPort MASTER = new HostPort("10.0.0.2", 6379);

    private final Vertx vertx = Vertx.vertx();
    private final TestingCluster cluster;
    private final List<Asking> open = new ArrayList<>();
    private int tests;
    private GroupName group = new GroupName("none");

    ZooKeeperArbiterTest(@TempDir Path folder) throws IOException {
        cluster = Ensembles.in(folder, 3);
    }

    @BeforeAll
    void start() throws Exception {
        cluster.start();
    }

    @BeforeEach
    void anotherGroup() {
        group = new GroupName("g/" + ++tests);
    }

    @AfterEach
    void stopAsking() {
        open.forEach(Asking::stop);
        open.clear();
    }

    @AfterAll
    void close() throws Exception {
        cluster.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    /** One sentinel's side, with what it was told. */
    private final class Asking {
        private final Context loop = vertx.getOrCreateContext();
        private final BlockingQueue<Event> told = new LinkedBlockingQueue<>();
        private final ZooKeeperArbiter arbiter;

        Asking(String id, Ensemble ensemble) {
            EnsembleLine line = new EnsembleLine(ensemble, "/test/quorum", List.of());
            arbiter = new ZooKeeperArbiter(vertx, loop, line, new SentinelId(id));
            loop.runOnContext(turn -> arbiter.start(told::add));
            open.add(this);
        }

        Asking ready() throws InterruptedException {
            assertThat(next()).isEqualTo(new Event.ArbiterChanged(Optional.empty()));
            return this;
        }

        Event ask(long epoch, long configEpoch) throws InterruptedException {
            loop.runOnContext(
                    turn -> arbiter.ask(new Effect.AskLeadership(group, new Epoch(epoch), new Epoch(configEpoch))));
            return next();
        }

        /** A busy machine may not answer in time; then it is asked again. */
        void askUntil(Event wanted, long epoch, long configEpoch) throws InterruptedException {
            Event answer = ask(epoch, configEpoch);
            for (int again = 0; again < 30 && !answer.equals(wanted); again++) {
                answer = ask(epoch, configEpoch);
            }
            assertThat(answer).isEqualTo(wanted);
        }

        void end(long epoch, Optional<HostPort> promoted) {
            loop.runOnContext(turn -> arbiter.end(new Effect.EndLeadership(group, new Epoch(epoch), promoted)));
        }

        Event next() throws InterruptedException {
            Event event = told.poll(30, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("nothing was told");
            }
            return event;
        }

        /** As the core does it: beyond each epoch that was refused. @return the one that was granted */
        long askUntilGranted(long first) throws InterruptedException {
            for (long epoch = first; true; epoch++) {
                Event answer = ask(epoch, 0);
                while (answer instanceof Event.ArbiterChanged) {
                    answer = next();
                }
                if (answer.equals(granted(epoch))) {
                    return epoch;
                }
            }
        }

        /** Skips what else is told meanwhile. */
        Event.ArbiterChanged change(boolean well) throws InterruptedException {
            while (true) {
                if (next() instanceof Event.ArbiterChanged changed
                        && changed.trouble().isEmpty() == well) {
                    return changed;
                }
            }
        }

        void stop() {
            loop.runOnContext(turn -> arbiter.stop());
        }
    }

    private Asking asking(String id) throws InterruptedException {
        return new Asking(
                        id,
                        new Ensemble(
                                cluster.getConnectString(),
                                Ensemble.Acl.OPEN,
                                Optional.empty(),
                                Optional.empty(),
                                6_000))
                .ready();
    }

    private Event granted(long epoch) {
        return new Event.LeadershipGranted(group, new Epoch(epoch));
    }

    private Event refused(long epoch, long reached, Optional<String> leader) {
        return new Event.LeadershipRefused(group, new Epoch(epoch), new Epoch(reached), leader.map(SentinelId::new));
    }

    @Test
    void oneLeadsAtATimeAndEpochsOnlyGrow() throws Exception {
        Asking a = asking("a");
        Asking b = asking("b");

        a.askUntil(granted(1), 1, 0);
        b.askUntil(refused(2, 1, Optional.of("a")), 2, 0);

        a.end(1, Optional.of(MASTER));
        assertThat(firstAfterWaiting(b, 2, 0))
                .as("b has not heard of the new master")
                .isEqualTo(refused(2, 1, Optional.empty()));
        b.askUntil(refused(1, 1, Optional.empty()), 1, 1);
        assertThat(record()).contains("\"epoch\":\"1\"", "\"master\":\"10.0.0.2:6379\"", "\"leader\":\"a\"");
        b.askUntil(granted(2), 2, 1);

        b.end(2, Optional.empty());
        a.askUntil(granted(3), 3, 1);
        assertThat(record()).contains("\"configEpoch\":\"1\"", "\"leader\":\"a\"");
    }

    /** The first answer that does not say that the other one still leads. */
    private static Event firstAfterWaiting(Asking asking, long epoch, long configEpoch) throws InterruptedException {
        Event answer = asking.ask(epoch, configEpoch);
        while (answer instanceof Event.LeadershipRefused refused
                && refused.leader().isPresent()) {
            answer = asking.ask(epoch, configEpoch);
        }
        return answer;
    }

    private String record() throws Exception {
        try (CuratorFramework client =
                CuratorFrameworkFactory.newClient(cluster.getConnectString(), new RetryOneTime(100))) {
            client.start();
            return new String(
                    client.getData().forPath("/test/quorum/" + ZooKeeperArbiter.node(group)), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whoseLatchIsGoneOverwritesNothing() throws Exception {
        Asking a = asking("a");
        Asking b = asking("b");
        a.askUntil(granted(1), 1, 0);

        try (CuratorFramework client =
                CuratorFrameworkFactory.newClient(cluster.getConnectString(), new RetryOneTime(100))) {
            client.start();
            String latch = "/test/quorum/" + ZooKeeperArbiter.node(group) + "/leader";
            client.delete()
                    .forPath(latch + "/" + client.getChildren().forPath(latch).get(0));
        }
        b.askUntil(granted(2), 2, 0);
        a.end(1, Optional.of(MASTER));

        a.askUntil(refused(3, 2, Optional.of("b")), 3, 0);
        assertThat(record()).contains("\"leader\":\"b\"").doesNotContain("master");
    }

    @Test
    void anEnsembleThatLosesAMemberGoesOnAndOneWithoutAMajorityElectsNobody() throws Exception {
        Asking a = asking("a");
        List<TestingZooKeeperServer> members = cluster.getServers();

        members.get(0).stop();
        long epoch = a.askUntilGranted(1);

        members.get(1).stop();
        assertThat(a.change(false).trouble().orElseThrow()).contains("belongs to a majority");

        members.get(1).restart();
        members.get(0).restart();
        a.change(true);
        assertThat(a.askUntilGranted(epoch + 1)).isGreaterThan(epoch);
    }

    @Test
    void whoMayNotWriteThereElectsNobody() throws Exception {
        try (CuratorFramework client =
                CuratorFrameworkFactory.newClient(cluster.getConnectString(), new RetryOneTime(100))) {
            client.start();
            client.create()
                    .creatingParentsIfNeeded()
                    .withACL(org.apache.zookeeper.ZooDefs.Ids.READ_ACL_UNSAFE)
                    .forPath("/kept" + tests);
        }
        EnsembleLine line = new EnsembleLine(
                new Ensemble(cluster.getConnectString(), Ensemble.Acl.OPEN, Optional.empty(), Optional.empty(), 6_000),
                "/kept" + tests + "/quorum",
                List.of());
        Context loop = vertx.getOrCreateContext();
        BlockingQueue<Event> told = new LinkedBlockingQueue<>();
        ZooKeeperArbiter arbiter = new ZooKeeperArbiter(vertx, loop, line, new SentinelId("c"));
        loop.runOnContext(turn -> arbiter.start(told::add));

        assertThat(told.poll(30, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        Event.ArbiterChanged.class,
                        changed -> assertThat(changed.trouble().orElseThrow())
                                .contains("nothing can be written below /kept", "NoAuth"));
        loop.runOnContext(turn -> arbiter.stop());
    }

    @Test
    void everyNameOfAGroupMakesOneNode() {
        assertThat(ZooKeeperArbiter.node(new GroupName("a/b c"))).isEqualTo("a%2Fb+c");
        assertThat(ZooKeeperArbiter.node(new GroupName(".."))).isEqualTo("%2E.");
    }
}
