package io.vedette.tests.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.tests.cluster.Cluster;
import io.vedette.tests.cluster.Loopback;
import io.vedette.tests.cluster.Member;
import io.vedette.tests.cluster.Program;
import io.vedette.tests.cluster.Thorough;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who was shut down goes on where it was, be it a master or a replica: the place is in the file. */
@Tag(Thorough.TAG)
@Execution(ExecutionMode.CONCURRENT)
class RestartTest {
    private static final Program OURS = Program.vedetteNode();
    private static final Program REAL = Program.redisServer();

    @TempDir
    private Path folder;

    /** The master first. */
    static Stream<List<Program>> pairs() {
        return Stream.of(List.of(REAL, OURS), List.of(OURS, REAL), List.of(OURS, OURS));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void nothingIsFetchedAnewAfterARestart(List<Program> programs) throws Exception {
        try (Cluster cluster = new Cluster(Loopback.plain(), folder).running(programs.toArray(Program[]::new))) {
            Member master = cluster.node();
            DataSet.write(master, new SplittableRandom(1), 100);
            Member replica = cluster.replicaOf(master);
            DataSet.awaitUp(replica);
            DataSet.write(master, new SplittableRandom(2), 100);
            DataSet.awaitEqual(master, replica);

            shutDown(replica);
            DataSet.write(master, new SplittableRandom(3), 100);
            replica.restart();
            DataSet.awaitUp(replica);
            DataSet.awaitEqual(master, replica);
            assertThat(master.info("sync_full")).as("of the replica's restart").contains("1");

            DataSet.write(master, new SplittableRandom(4), 100);
            String before = master.info("master_replid").orElseThrow();
            shutDown(master);
            master.restart();
            assertThat(master.info("master_replid2")).contains(before);
            DataSet.write(master, new SplittableRandom(5), 100);
            DataSet.awaitEqual(master, replica);
            assertThat(master.info("sync_full")).as("of the master's restart").contains("0");
        }
    }

    private static void shutDown(Member node) throws IOException, InterruptedException {
        try {
            assertThat(node.ask("SHUTDOWN", "SAVE")).as("an answer to SHUTDOWN").isNull();
        } catch (IOException end) {
            assertThat(end).as("the end of the connection").isNotNull();
        }
        node.awaitEnd();
    }
}
