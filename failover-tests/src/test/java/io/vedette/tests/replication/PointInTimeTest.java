package io.vedette.tests.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.tests.cluster.Cluster;
import io.vedette.tests.cluster.Loopback;
import io.vedette.tests.cluster.Member;
import io.vedette.tests.cluster.Program;
import io.vedette.tests.cluster.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody has emptied a node by mistake; the second before it comes back in another one. */
@Execution(ExecutionMode.CONCURRENT)
class PointInTimeTest {
    private static final String BASE_AT = "1700000000";

    @TempDir
    private Path folder;

    private Path files = Path.of("");
    private Path dir = Path.of("");

    /** Who wrote, and who reads. */
    static Stream<Arguments> pairs() {
        Program ours = Program.vedetteNode();
        Program redis = Program.redisServer();
        return Thorough.ways(
                        List.of(List.of(ours, redis), List.of(redis, ours), List.of(ours, ours), List.of(redis, redis)))
                .map(pair -> Arguments.of(pair.get(0), pair.get(1)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theSecondBeforeTheMistakeComesBack(Program writer, Program reader) throws Exception {
        dir = folder.resolve("restored");
        try (Cluster cluster = new Cluster(Loopback.plain(), folder.resolve("cluster")).running(writer)) {
            Path kept = Files.createDirectory(folder.resolve("kept"));
            Member node = cluster.node("dir " + kept, "appendonly yes", "aof-timestamp-enabled yes");
            DataSet.write(node, new SplittableRandom(8), 100);
            node.ask("CONFIG", "SET", "appendonly", "no");
            node.ask("CONFIG", "SET", "appendonly", "yes");
            await("the base is written")
                    .atMost(Member.PATIENCE)
                    .until(() -> node.info("aof_rewrite_in_progress").equals(Optional.of("0")));
            long base = second(node);
            awaitLater(node, base);
            DataSet.write(node, new SplittableRandom(9), 100);
            Map<String, Object> held = DataSet.lasting(node);
            long good = second(node);
            awaitLater(node, good);
            node.ask("FLUSHALL");
            DataSet.write(node, new SplittableRandom(10), 20);
            node.terminate();
            node.awaitEnd();

            String appended = kept.resolve("appendonlydir") + "";
            Called restored = restore(appended, "--until", Instant.ofEpochSecond(good) + "");
            assertThat(restored.code()).as(restored.said()).isZero();
            assertThat(restored.said()).contains("what was written until " + Instant.ofEpochSecond(good));
            cluster.running(reader);
            assertThat(DataSet.lasting(cluster.node("dir " + dir, "appendonly yes")))
                    .isEqualTo(held);

            dir = folder.resolve("too-early");
            Called early = restore(appended, "--until", base - 3600 + "");
            assertThat(early.code()).as(early.said()).isEqualTo(1);
            assertThat(early.said()).contains("these files begin at ");
            assertThat(dir).doesNotExist();
        }
    }

    private static long second(Member node) throws IOException {
        return Long.parseLong(String.valueOf(((List<?>) node.ask("TIME")).get(0)));
    }

    private static void awaitLater(Member node, long second) {
        await("the second is over").atMost(Member.PATIENCE).until(() -> second(node) > second);
    }

    private Called restore(String from, String... more) {
        List<String> arguments = new ArrayList<>(List.of("restore", "--from-aof", from, "--dir", dir + ""));
        arguments.addAll(List.of(more));
        return Called.of(arguments.toArray(String[]::new));
    }

    /** A base and two increments behind it; the second begins five seconds later. */
    private void written(String lastBytes) throws IOException {
        files = Files.createDirectory(folder.resolve("appendonlydir"));
        dir = folder.resolve("node");
        Files.writeString(files.resolve("a.1.base.aof"), command("SELECT", "0") + command("SET", "k", "base"));
        Files.writeString(
                files.resolve("a.1.incr.aof"),
                "#TS:" + BASE_AT + "\r\n" + command("SELECT", "0") + command("SET", "k", "one") + "#TS:1700000003\r\n"
                        + command("MULTI") + command("SET", "k", "two") + command("INCR", "n") + command("EXEC"));
        Files.writeString(
                files.resolve("a.2.incr.aof"),
                "#TS:1700000005\r\n" + command("SELECT", "0") + command("SET", "k", "three") + lastBytes);
        Files.writeString(files.resolve("a.manifest"), """
                file a.1.base.aof seq 1 type b
                file a.1.incr.aof seq 1 type i
                file a.2.incr.aof seq 2 type i
                """);
    }

    private static String command(String... words) {
        StringBuilder text = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            text.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
        }
        return text.toString();
    }

    private List<String> restoredFiles() throws IOException {
        return Files.readAllLines(dir.resolve("appendonlydir").resolve("appendonly.aof.manifest"));
    }

    private String restored(String file) throws IOException {
        return Files.readString(dir.resolve("appendonlydir").resolve(file));
    }

    @Test
    void filesBehindTheSecondAreLeftOut() throws Exception {
        written("");

        assertThat(restore(files + "", "--until", BASE_AT).code()).isZero();

        assertThat(restoredFiles()).containsExactly("file a.1.base.aof seq 1 type b", "file a.1.incr.aof seq 1 type i");
        assertThat(restored("a.1.incr.aof")).endsWith(command("SET", "k", "one"));
    }

    @Test
    void transactionsAreRestoredWholeOrNotAtAll() throws Exception {
        written(command("MULTI") + command("SET", "k", "four"));

        Called all = restore(files.resolve("a.manifest") + "");

        assertThat(all.code()).as(all.said()).isZero();
        assertThat(all.said()).contains("are no whole command and are left out", "up to 2023-11-14T22:13:25Z");
        assertThat(restored("a.2.incr.aof")).endsWith(command("SET", "k", "three"));
        assertThat(restored("a.1.incr.aof")).endsWith(command("EXEC"));
    }

    @Test
    void damageInTheMiddleIsAnErrorAndChangesNothing() throws Exception {
        written("");
        Path first = files.resolve("a.1.incr.aof");
        Files.writeString(first, Files.readString(first).replace("$3\r\none", "$9\r\none"));

        Called refused = restore(files + "");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.said()).contains("a.1.incr.aof cannot be loaded from byte ");
        assertThat(dir).doesNotExist();
    }

    @Test
    void filesWithoutTimesHaveNoPointInTime() throws Exception {
        written("");
        for (String name : List.of("a.1.incr.aof", "a.2.incr.aof")) {
            Path file = files.resolve(name);
            Files.writeString(file, Files.readString(file).replaceAll("#TS:\\d+\r\n", ""));
        }

        assertThat(restore(files + "", "--until", BASE_AT).said()).contains("aof-timestamp-enabled yes");
        assertThat(restore(files + "").code()).isZero();
    }

    @Test
    void whatCannotBeMeantIsSaid() throws Exception {
        written("");

        assertThat(restore(files + "", "--until", "yesterday").said()).contains("--until yesterday: expected a time");
        assertThat(restore(folder + "").said()).contains("expected one; name the 'appendonlydir'");
        assertThat(Called.of("restore", "--dir", dir + "").said()).contains("either --from");
        assertThat(dir).doesNotExist();
    }
}
