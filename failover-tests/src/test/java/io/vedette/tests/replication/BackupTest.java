package io.vedette.tests.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.resp.FreePort;
import io.vedette.tests.cluster.Cluster;
import io.vedette.tests.cluster.Loopback;
import io.vedette.tests.cluster.Member;
import io.vedette.tests.cluster.Program;
import io.vedette.tests.cluster.Thorough;
import io.vedette.tests.interop.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A backup is of the replica, is what the group held, is checked, and comes back into an empty node. */
@Execution(ExecutionMode.CONCURRENT)
class BackupTest {
    @TempDir
    private Path folder;

    static Stream<Program> programs() {
        return Thorough.ways(List.of(Program.vedetteNode(), Program.redisServer()));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void whatWasTakenComesBack(Program program) throws Exception {
        Path shelf = folder.resolve("shelf");
        try (Cluster cluster = new Cluster(Loopback.plain(), folder.resolve("cluster")).running(program)) {
            Member master = cluster.node();
            DataSet.write(master, new SplittableRandom(6), 200);
            Member replica = cluster.replicaOf(master);
            await("the replica is up")
                    .atMost(Member.PATIENCE)
                    .until(() -> replica.info("master_link_status")
                                    .filter("up"::equals)
                                    .isPresent()
                            && DataSet.lasting(replica).equals(DataSet.lasting(master)));
            Map<String, Object> held = DataSet.lasting(master);

            Called taken = Called.of(
                    "backup", "--to", shelf + "", "--from", master.address() + "", "--name", "orders", "--keep", "3");
            assertThat(taken.code()).as(taken.said()).isZero();
            assertThat(taken.said()).contains("from " + replica.address());
            assertThat(Called.of("backup", "--to", shelf + "", "--list").said()).contains("orders-");
            assertThat(Called.of("backup", "--to", shelf + "", "--verify").said())
                    .contains(" is good: ");

            Path one = folder.resolve("one");
            Called restored = Called.of("restore", "--from", shelf + "", "--dir", one + "");
            assertThat(restored.code()).as(restored.said()).isZero();
            assertThat(DataSet.lasting(cluster.node("dir " + one))).isEqualTo(held);
            assertThat(Called.of("restore", "--from", shelf + "", "--dir", one + "")
                            .said())
                    .contains("is there already");
            Path two = folder.resolve("two");
            assertThat(Called.of("restore", "--from", shelf + "", "--dir", two + "", "--aof")
                            .code())
                    .isZero();
            assertThat(DataSet.lasting(cluster.node("dir " + two, "appendonly yes")))
                    .isEqualTo(held);

            damage(shelf);
            Called damaged = Called.of("backup", "--to", shelf + "", "--verify");
            assertThat(damaged.code()).isEqualTo(1);
            assertThat(damaged.said()).contains("is not what was written");
            Path three = folder.resolve("three");
            assertThat(Called.of("restore", "--from", shelf + "", "--dir", three + "")
                            .code())
                    .isEqualTo(1);
            assertThat(three).doesNotExist();
        }
    }

    /** No plain port is asked, also of the replica, which the master names. */
    @Test
    void aGroupInTlsIsAskedInTls() throws Exception {
        TlsFiles tls = TlsFiles.in(Files.createDirectory(folder.resolve("tls")));
        Path shelf = folder.resolve("shelf");
        int first = FreePort.take();
        int second = FreePort.take();
        try (Cluster cluster =
                new Cluster(Loopback.plain(), folder.resolve("cluster")).running(Program.vedetteNode())) {
            Member master = cluster.node(lines(tls, first));
            DataSet.write(master, new SplittableRandom(7), 50);
            List<String> following = new ArrayList<>(List.of(lines(tls, second)));
            following.add("replicaof 127.0.0.1 " + first);
            Member replica = cluster.node(following.toArray(String[]::new));
            DataSet.awaitUp(replica);

            List<String> command = List.of("backup", "--to", shelf + "", "--from", "127.0.0.1:" + first);
            Called plain = call(command, "--timeout", "5");
            assertThat(plain.code()).as(plain.said()).isEqualTo(1);
            Called stranger = call(command, "--tls");
            assertThat(stranger.code()).as(stranger.said()).isEqualTo(1);
            assertThat(stranger.said()).contains("passed over: 127.0.0.1:" + first, "certificat");
            Called taken = call(
                    command,
                    "--tls",
                    "--cacert",
                    tls.authority() + "",
                    "--cert",
                    tls.certificate() + "",
                    "--key",
                    tls.key() + "");
            assertThat(taken.code()).as(taken.said()).isZero();
            assertThat(taken.said()).contains("from 127.0.0.1:" + second);
        }
    }

    private static String[] lines(TlsFiles tls, int port) {
        return new String[] {
            "tls-port " + port,
            "tls-cert-file " + tls.certificate(),
            "tls-key-file " + tls.key(),
            "tls-ca-cert-file " + tls.authority(),
            "tls-replication yes",
            "replica-announce-port " + port
        };
    }

    private static Called call(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return Called.of(all.toArray(String[]::new));
    }

    private static void damage(Path shelf) throws IOException {
        try (Stream<Path> files = Files.list(shelf)) {
            Path file = files.filter(path -> path.toString().endsWith(".rdb"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
    }
}
