package io.vedette.tests.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.quorum.HostPort;
import io.vedette.tests.cluster.Cluster;
import io.vedette.tests.cluster.Group;
import io.vedette.tests.cluster.Loopback;
import io.vedette.tests.cluster.Member;
import io.vedette.tests.cluster.Program;
import io.vedette.tests.cluster.RespClient;
import io.vedette.tests.cluster.Thorough;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A node and a redis-server with a million keys between them, of which somebody changes some all the time, while the master is moved and
 * killed: in the end both hold the same, value by value. {@code mvn verify} does it with fewer keys.
 */
@Execution(ExecutionMode.SAME_THREAD)
class GreatPairsTest {
    private static final int KEYS = Thorough.times(20_000, 1_000_000);
    private static final long CHANGES = 200;
    private static final long RETRY_MS = 10;
    private static final int DOWN_AFTER_MS = Thorough.times(4_000, 15_000);

    /** Room for all data twice, since a replica keeps the old ones until the new ones are there. */
    private static final Program OURS = Program.vedetteNode("-Xmx2g");

    private static final Program REAL = Program.redisServer();

    private final GreatKeyspace keyspace = new GreatKeyspace(KEYS);
    private final AtomicLong taken = new AtomicLong();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Optional<HostPort> master = Optional.empty();

    @TempDir
    private Path folder;

    /** Who is master first, who replica, and who watches them: each once, since a million keys take their time. */
    static Stream<List<Program>> pairs() {
        return Thorough.ways(
                List.of(List.of(OURS, REAL, Program.redisSentinel()), List.of(REAL, OURS, Program.vedetteSentinel())));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void bothHoldTheSameAfterAMoveAndADeathUnderLoad(List<Program> programs) throws Exception {
        try (Cluster cluster = new Cluster(Loopback.plain(), folder).running(programs.get(0), programs.get(1))) {
            Group group = watched(cluster, programs.get(2));
            Member first = group.master();
            keyspace.fill(first.address());
            master = Optional.of(first.address());
            Thread load = new Thread(this::changeUntilOver, "changes");
            load.start();
            try {
                awaitChanges();
                group.orderFailover();
                Member second = group.awaitMasterOtherThan(first);
                master = Optional.of(second.address());
                awaitChanges();
                group.awaitAllFollow(second);

                awaitChanges();
                second.kill();
                Member third = group.awaitMasterOtherThan(second);
                master = Optional.of(third.address());
                awaitChanges();
                second.restart();
                group.awaitAllFollow(third);
                awaitChanges();
                end(load);
                assertEqualOnceQuiet(third, second);
            } finally {
                end(load);
            }
        }
    }

    private static Group watched(Cluster cluster, Program sentinel) throws IOException {
        cluster.addGroup("mymaster", 1, "client-output-buffer-limit replica 0 0 0");
        cluster.addSentinels(
                Collections.nCopies(3, sentinel),
                2,
                List.of(
                        "sentinel down-after-milliseconds GROUP " + DOWN_AFTER_MS,
                        "sentinel failover-timeout GROUP 10000"));
        cluster.group().awaitMutualKnowledge();
        return cluster.group();
    }

    /** Whoever is master takes it, or nobody does for a while. */
    private void change() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(6);
        while (!over.await(RETRY_MS, TimeUnit.MILLISECONDS)) {
            try (RespClient client = GreatKeyspace.connect(master.orElseThrow())) {
                while (over.getCount() > 0 && !(client.ask(keyspace.change(random)) instanceof RespClient.Failure)) {
                    taken.incrementAndGet();
                }
            } catch (IOException gone) {
                // It was killed; there will be another.
            }
        }
    }

    private void changeUntilOver() {
        try {
            change();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitChanges() {
        long wanted = taken.get() + CHANGES;
        await("the master takes changes").atMost(Member.PATIENCE).until(() -> taken.get() >= wanted);
    }

    private void end(Thread load) throws InterruptedException {
        over.countDown();
        load.join();
    }

    private static void assertEqualOnceQuiet(Member last, Member other) throws IOException {
        await("both are equally far")
                .atMost(Member.PATIENCE)
                .untilAsserted(
                        () -> assertThat(other.info("master_repl_offset")).isEqualTo(last.info("master_repl_offset")));
        GreatKeyspace.assertEqual(last, other);
    }
}
