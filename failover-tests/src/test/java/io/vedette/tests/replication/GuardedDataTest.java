package io.vedette.tests.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.tests.cluster.Cluster;
import io.vedette.tests.cluster.Loopback;
import io.vedette.tests.cluster.Member;
import io.vedette.tests.cluster.Program;
import io.vedette.tests.cluster.Thorough;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A replica does not let go of its data for a master that has none, or that is not of its own deployment. */
@Execution(ExecutionMode.CONCURRENT)
class GuardedDataTest {
    @TempDir
    private Path folder;

    static Stream<Program> masters() {
        return Thorough.ways(List.of(Program.vedetteNode(), Program.redisServer()));
    }

    @ParameterizedTest
    @MethodSource("masters")
    void masterThatLostItsDataDoesNotWipeItsReplica(Program program) throws Exception {
        try (Cluster cluster = new Cluster(Loopback.plain(), folder).running(program, Program.vedetteNode())) {
            Member master = cluster.node();
            master.ask("SET", "k", "v");
            Member replica = cluster.replicaOf(master);
            awaitLink(replica, "up");
            String id = replica.info("vedette_node_id").orElseThrow();
            assertThat(id).hasSize(40);

            master.kill();
            master.awaitEnd();
            master.restart();
            awaitRefused(replica, "lost its data");
            assertThat(replica.ask("GET", "k")).isEqualTo("v");

            replica.kill();
            replica.awaitEnd();
            replica.restart();
            assertThat(replica.info("vedette_node_id")).contains(id);
            assertThat(replica.info("vedette_saved_epoch")).contains("0");
            replica.ask("REPLICAOF", "NO", "ONE");
            assertThat(replica.info("vedette_epoch")).contains("1");
        }
    }

    @ParameterizedTest
    @MethodSource("masters")
    void switchRestoresWhatRedisDoes(Program program) throws Exception {
        try (Cluster cluster = new Cluster(Loopback.plain(), folder).running(program, Program.vedetteNode())) {
            Member master = cluster.node();
            master.ask("SET", "k", "v");
            Member replica = cluster.replicaOf(master);
            awaitLink(replica, "up");
            if (program.equals(Program.vedetteNode())) {
                master.ask("CONFIG", "SET", "deployment-id", "one");
                replica.ask("CONFIG", "SET", "deployment-id", "another");
                replica.ask("CLIENT", "KILL", "TYPE", "master");
                awaitRefused(replica, "it is of the deployment 'one', and we are of 'another'");
                assertThat(replica.ask("GET", "k")).isEqualTo("v");
            }
            master.kill();
            master.awaitEnd();
            replica.ask("CONFIG", "SET", "replica-guard-data", "no");
            master.restart();
            await("the replica is emptied")
                    .atMost(Member.PATIENCE)
                    .until(() -> replica.ask("DBSIZE").equals(0L));
        }
    }

    @Test
    void aMasterThatHasItsKeysInAnotherDatabaseLostNothing() throws Exception {
        try (Cluster cluster = new Cluster(Loopback.plain(), folder).running(Program.vedetteNode())) {
            Member other = cluster.node();
            other.ask("SET", "k", "another");
            other.ask("MOVE", "k", "9");
            Member master = cluster.node();
            master.ask("SET", "k", "v");
            master.ask("MOVE", "k", "9");
            Member replica = cluster.replicaOf(master);
            awaitLink(replica, "up");

            master.ask(
                    "REPLICAOF",
                    other.address().host(),
                    Integer.toString(other.address().port()));

            await("the replica has the other history")
                    .atMost(Member.PATIENCE)
                    .until(() -> replica.info("master_replid").equals(other.info("master_replid")));
            awaitLink(replica, "up");
        }
    }

    private static void awaitRefused(Member replica, String why) {
        await("the master is refused: " + why)
                .atMost(Member.PATIENCE)
                .until(() -> replica.info("vedette_refused_master")
                        .filter(reason -> reason.contains(why))
                        .isPresent());
    }

    private static void awaitLink(Member replica, String status) {
        await(replica + " is " + status)
                .atMost(Member.PATIENCE)
                .until(() -> replica.info("master_link_status")
                        .filter(status::equals)
                        .isPresent());
    }
}
