package io.vedette.tests.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.tests.cluster.Cluster;
import io.vedette.tests.cluster.Counters;
import io.vedette.tests.cluster.Loopback;
import io.vedette.tests.cluster.Member;
import io.vedette.tests.cluster.Program;
import io.vedette.tests.cluster.Thorough;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;

/**
 * A master that syncs every write, and its replica, killed in turn at any moment in the middle of writes. {@code
 * -Dvedette.kills=N} for more of it.
 */
@Execution(ExecutionMode.CONCURRENT)
class KilledPairsTest {
    private static final int KILLS = Integer.getInteger("vedette.kills", Thorough.times(2, 8));
    private static final int WRITERS = 3;
    private static final int TIMEOUT_MS = 60_000;
    private static final Program OURS = Program.vedetteNode();
    private static final Program REAL = Program.redisServer();

    private final SplittableRandom random = new SplittableRandom(12);
    private final Counters counters = new Counters(WRITERS);

    @TempDir
    private Path folder;

    /** The master first. */
    static Stream<List<Program>> pairs() {
        return Thorough.ways(List.of(List.of(OURS, OURS), List.of(OURS, REAL), List.of(REAL, OURS)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void noAcknowledgedWriteIsLostAndBothAreEqualInTheEnd(List<Program> programs) throws Exception {
        try (Cluster cluster = new Cluster(Loopback.plain(), folder).running(programs.toArray(Program[]::new))) {
            Member master = cluster.node("appendonly yes", "appendfsync always", "repl-backlog-size 64mb");
            Member replica =
                    cluster.node("replicaof 127.0.0.1 " + master.address().port());
            for (int kill = 0; kill < KILLS; kill++) {
                DataSet.awaitUp(replica);
                DataSet.write(master, random, 50);
                if (kill % 2 == 0) {
                    killMaster(master);
                } else {
                    killReplica(master, replica);
                }
                DataSet.awaitEqual(master, replica);
            }
            counters.assertEachHasReached(KILLS);
        }
    }

    private void killMaster(Member master) throws IOException, InterruptedException {
        counters.start(() -> connect(master));
        shortly();
        master.kill();
        master.awaitEnd();
        counters.stop();
        master.restart();
        try (Jedis jedis = connect(master)) {
            counters.assertNothingLost(jedis);
        }
    }

    /** What its file holds is as old as may be; the rest is in the backlog. */
    private void killReplica(Member master, Member replica) throws IOException, InterruptedException {
        counters.start(() -> connect(master));
        assertThat(replica.ask("SAVE")).isEqualTo("OK");
        String fetched = master.info("sync_full").orElseThrow();
        shortly();
        replica.kill();
        replica.awaitEnd();
        shortly();
        replica.restart();
        DataSet.awaitUp(replica);
        counters.stop();
        assertThat(master.info("sync_full")).as("it goes on from its file").contains(fetched);
        try (Jedis jedis = connect(master)) {
            counters.assertNothingLost(jedis);
        }
    }

    private void shortly() throws InterruptedException {
        new CountDownLatch(1).await(random.nextInt(150), TimeUnit.MILLISECONDS);
    }

    private static Jedis connect(Member member) {
        return new Jedis(member.address().host(), member.address().port(), TIMEOUT_MS);
    }
}
