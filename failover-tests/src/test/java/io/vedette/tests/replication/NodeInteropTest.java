package io.vedette.tests.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.tests.cluster.Cluster;
import io.vedette.tests.cluster.Loopback;
import io.vedette.tests.cluster.Member;
import io.vedette.tests.cluster.Program;
import io.vedette.tests.cluster.RespClient;
import io.vedette.tests.cluster.Thorough;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nodes of ours and real ones follow each other in either direction, and hold the same, value by value. */
@Execution(ExecutionMode.CONCURRENT)
class NodeInteropTest {
    private static final Program OURS = Program.vedetteNode();
    private static final Program REAL = Program.redisServer();

    @TempDir
    private Path folder;

    /** Who follows whom, the master first. */
    static Stream<List<Program>> chains() {
        return Thorough.ways(List.of(List.of(OURS, REAL, OURS), List.of(REAL, OURS, REAL), List.of(OURS, OURS, OURS)));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void chainHoldsTheSameAndGoesOnWithoutItsHead(List<Program> programs) throws Exception {
        try (Cluster cluster = new Cluster(Loopback.plain(), folder).running(programs.toArray(Program[]::new))) {
            Member first = cluster.node();
            DataSet.write(first, new SplittableRandom(1), 500);
            AtomicBoolean over = new AtomicBoolean();
            Thread load = loading(first, over);
            Member second = cluster.node(follow(first));
            awaitUp(second);
            Member third = cluster.node(follow(second));
            awaitUp(third);
            over.set(true);
            load.join();
            awaitEqual(first, second, third);
            for (Member told : List.of(second, third)) {
                assertThat(figure(told, "total_net_repl_input_bytes")).isGreaterThan(10_000);
            }
            for (Member telling : List.of(first, second)) {
                assertThat(figure(telling, "total_net_repl_output_bytes")).isGreaterThan(10_000);
            }

            long fullSyncs = fullSyncs(second);
            assertThat(second.ask("REPLICAOF", "NO", "ONE")).isEqualTo("OK");
            DataSet.write(second, new SplittableRandom(3), 200);
            assertThat(first.ask(
                            "REPLICAOF",
                            second.address().host(),
                            Integer.toString(second.address().port())))
                    .isEqualTo("OK");
            awaitUp(first);
            awaitEqual(second, first, third);
            assertThat(fullSyncs(second)).as("full syncs after the change").isEqualTo(fullSyncs);
            assertThat(first.info("master_replid2")).isEqualTo(second.info("master_replid2"));
        }
    }

    private static long figure(Member node, String field) throws IOException {
        return Long.parseLong(node.info(field).orElseThrow());
    }

    /** How many times a snapshot was sent, whoever counts it in whatever way. */
    private static long fullSyncs(Member node) {
        return node.log().lines().filter(line -> line.contains("Full resync")).count();
    }

    @Test
    void replicaCallsFromTheAddressItWasGiven() throws Exception {
        try (Cluster cluster = new Cluster(Loopback.plain(), folder).running(REAL, OURS)) {
            Member master = cluster.node();
            Member replica = cluster.node(follow(master), "bind-source-addr 127.0.0.7");
            awaitUp(replica);
            assertThat((String) master.ask("CLIENT", "LIST", "TYPE", "replica")).contains(" addr=127.0.0.7:");
        }
    }

    static Stream<List<Program>> pairs() {
        return Thorough.ways(List.of(List.of(REAL, OURS), List.of(OURS, REAL), List.of(OURS, OURS)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void linkThatWasCutUnderLoadGoesOnWhereItWas(List<Program> programs) throws Exception {
        try (Cluster cluster = new Cluster(Loopback.proxied(), folder).running(programs.toArray(Program[]::new))) {
            Member master = cluster.node("repl-backlog-size 16mb");
            Member replica = cluster.node(follow(master));
            awaitUp(replica);
            AtomicBoolean over = new AtomicBoolean();
            Thread load = loading(master, over);
            for (int round = 0; round < 3; round++) {
                String before = sync(master, "sync_partial_ok");
                killLinks(round == 1 ? replica : master, round == 1 ? "master" : "replica");
                await("a partial resync")
                        .atMost(Member.PATIENCE)
                        .until(() -> !sync(master, "sync_partial_ok").equals(before));
                awaitUp(replica);
            }
            over.set(true);
            load.join();
            awaitEqual(master, replica);
            assertThat(sync(master, "sync_full")).isEqualTo("1");
        }
    }

    /** From either end. */
    private static void killLinks(Member node, String type) throws IOException {
        assertThat((String) node.ask("CLIENT", "LIST", "TYPE", type))
                .contains(type.equals("master") ? " flags=M " : " flags=S ");
        assertThat(node.ask("CLIENT", "KILL", "TYPE", type)).isEqualTo(1L);
    }

    private static String sync(Member node, String field) throws IOException {
        return node.info(field).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void masterHandsOverUnderLoadAndFollowsWithoutASnapshot(List<Program> programs) throws Exception {
        try (Cluster cluster = new Cluster(Loopback.plain(), folder).running(programs.toArray(Program[]::new))) {
            Member first = cluster.node();
            Member second = cluster.node(follow(first));
            awaitUp(second);
            await("the master knows that it is")
                    .atMost(Member.PATIENCE)
                    .until(() -> first.info("slave0")
                            .filter(said -> said.contains("state=online"))
                            .isPresent());
            AtomicBoolean over = new AtomicBoolean();
            Thread load = loading(first, over);
            assertThat(first.ask(
                            "FAILOVER",
                            "TO",
                            second.address().host(),
                            Integer.toString(second.address().port())))
                    .isEqualTo("OK");
            awaitUp(first);
            over.set(true);
            load.join();
            assertThat(first.info("master_failover_state")).contains("no-failover");
            assertThat(second.info("role")).contains("master");
            assertThat(sync(second, "sync_full")).isEqualTo("0");
            DataSet.write(second, new SplittableRandom(4), 50);
            awaitEqual(second, first);
        }
    }

    @Test
    void brokenSnapshotLeavesTheOldData() throws Exception {
        try (Cluster cluster = new Cluster(Loopback.plain(), folder).running(OURS);
                FakeMaster fake = new FakeMaster()) {
            Member node = cluster.node();
            DataSet.write(node, new SplittableRandom(5), 100);
            Map<String, Object> before = DataSet.lasting(node);

            node.ask("REPLICAOF", "127.0.0.1", Integer.toString(fake.port()));
            fake.awaitAttempts(2);

            assertThat(DataSet.lasting(node)).isEqualTo(before);
            assertThat(node.info("master_link_status")).contains("down");
            assertThat(node.ask("SET", "k", "v")).isInstanceOf(RespClient.Failure.class);
            node.ask("REPLICAOF", "NO", "ONE");
            assertThat(node.ask("SET", "k", "v")).isEqualTo("OK");
        }
    }

    @Test
    void writesWaitForReplicas() throws Exception {
        try (Cluster cluster = new Cluster(Loopback.plain(), folder).running(OURS, REAL, OURS)) {
            Member master = cluster.node("repl-diskless-sync no");
            Member second = cluster.node(follow(master));
            Member third = cluster.node(follow(master));
            awaitUp(second);
            awaitUp(third);
            try (RespClient client = RespClient.connect(master.address(), 10_000)) {
                client.ask("SET", "a", "1");
                assertThat(client.ask("WAIT", "2", "5000")).isEqualTo(2L);
                third.freeze();
                client.ask("SET", "a", "2");
                assertThat(client.ask("WAIT", "2", "300")).isEqualTo(1L);
                third.thaw();
                assertThat(client.ask("WAIT", "2", "0")).isEqualTo(2L);

                client.ask("SET", "a", "3");
                assertThat(client.ask("WAITAOF", "1", "1", "0")).isInstanceOf(RespClient.Failure.class);
                third.ask("CONFIG", "SET", "appendonly", "yes");
                assertThat(client.ask("WAITAOF", "0", "1", "0")).isEqualTo(List.of(0L, 1L));
                client.ask("CONFIG", "SET", "appendonly", "yes");
                await("the first base")
                        .atMost(Member.PATIENCE)
                        .until(() -> client.ask("WAITAOF", "1", "1", "0").equals(List.of(1L, 1L)));

                client.ask("CONFIG", "SET", "min-replicas-to-write", "3");
                assertThat(client.ask("SET", "a", "4"))
                        .isEqualTo(new RespClient.Failure("NOREPLICAS Not enough good replicas to write."));
                client.ask("CONFIG", "SET", "min-replicas-to-write", "2");
                assertThat(client.ask("SET", "a", "3")).isEqualTo("OK");
            }
        }
    }

    private static String follow(Member master) {
        return "replicaof " + master.address().host() + " " + master.address().port();
    }

    private static Thread loading(Member master, AtomicBoolean over) {
        Thread load = new Thread(() -> {
            SplittableRandom random = new SplittableRandom(2);
            try {
                while (!over.get()) {
                    DataSet.write(master, random, 50);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        load.start();
        return load;
    }

    private static void awaitUp(Member replica) {
        await(replica + " is up")
                .atMost(Member.PATIENCE)
                .until(() ->
                        replica.info("master_link_status").filter("up"::equals).isPresent());
    }

    /** Also what has expired must be gone everywhere before values can be compared. */
    private static void awaitEqual(Member one, Member... others) throws IOException {
        for (Member other : others) {
            await(other + " holds what " + one + " holds")
                    .atMost(Member.PATIENCE)
                    .untilAsserted(() -> assertThat(DataSet.of(other)).isEqualTo(DataSet.of(one)));
            await(other + " is as far as " + one)
                    .atMost(Member.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(other.info("master_repl_offset")).isEqualTo(one.info("master_repl_offset")));
        }
    }
}
