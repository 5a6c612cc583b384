package io.vedette.tests.aof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vedette.tests.aof.DataServer.Kind;
import io.vedette.tests.cluster.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;

/** A folder that one server wrote is loaded by the other, every key compared. */
class AofInteropTest {
    @TempDir
    private Path temporary = Path.of("");

    private Path folder() throws IOException {
        return Files.createDirectories(temporary.resolve("data"));
    }

    static Stream<Arguments> writersAndReaders() {
        return Thorough.ways(List.of(
                arguments(Kind.REDIS, Kind.VEDETTE, "yes", "yes"),
                arguments(Kind.VEDETTE, Kind.REDIS, "yes", "no"),
                arguments(Kind.VEDETTE, Kind.REDIS, "no", "yes"),
                arguments(Kind.REDIS, Kind.VEDETTE, "no", "no"),
                arguments(Kind.VEDETTE, Kind.VEDETTE, "yes", "yes")));
    }

    @ParameterizedTest
    @MethodSource("writersAndReaders")
    void whatOneWroteTheOtherLoads(Kind writer, Kind reader, String preamble, String timestamps) throws IOException {
        String[] options = {"--aof-use-rdb-preamble", preamble, "--aof-timestamp-enabled", timestamps};
        Map<String, String> written;
        try (DataServer server = DataServer.start(writer, folder(), options);
                Jedis jedis = server.connect()) {
            DataSet.fill(jedis, "before");
            server.rewrite();
            DataSet.fill(jedis, "after");
            written = DataSet.of(server);
        }
        assertThat(written).hasSizeGreaterThan(100);
        try (DataServer server = DataServer.start(reader, folder(), options);
                Jedis jedis = server.connect()) {
            assertThat(DataSet.differences(DataSet.of(server), written)).isEmpty();
            jedis.set("more", "goes on in the same files");
            written = DataSet.of(server);
        }
        try (DataServer server = DataServer.start(writer, folder(), options)) {
            assertThat(DataSet.differences(DataSet.of(server), written))
                    .as("after the way back")
                    .isEmpty();
        }
    }

    @Test
    void theOnlyFileOfAnOldVersionIsTakenOver() throws IOException {
        Map<String, String> written;
        try (DataServer server = DataServer.start(Kind.REDIS, folder());
                Jedis jedis = server.connect()) {
            DataSet.fill(jedis, "old");
            server.rewrite();
            DataSet.fill(jedis, "tail");
            written = DataSet.of(server);
        }
        Path parts = folder().resolve("appendonlydir");
        byte[] base = Files.readAllBytes(parts.resolve("appendonly.aof.2.base.rdb"));
        byte[] tail = Files.readAllBytes(parts.resolve("appendonly.aof.2.incr.aof"));
        Path old = Files.createDirectories(temporary.resolve("old"));
        byte[] whole = Arrays.copyOf(base, base.length + tail.length);
        System.arraycopy(tail, 0, whole, base.length, tail.length);
        Files.write(old.resolve("appendonly.aof"), whole);
        for (int start = 0; start < 2; start++) {
            try (DataServer server = DataServer.start(Kind.VEDETTE, old)) {
                assertThat(DataSet.differences(DataSet.of(server), written)).isEmpty();
            }
        }
        assertThat(old.resolve("appendonly.aof")).doesNotExist();
        assertThat(old.resolve("appendonlydir/appendonly.aof.manifest"))
                .hasContent("file appendonly.aof seq 1 type b\nfile appendonly.aof.1.incr.aof seq 1 type i\n");
        try (DataServer server = DataServer.start(Kind.REDIS, old)) {
            assertThat(DataSet.differences(DataSet.of(server), written)).isEmpty();
        }
    }

    @Test
    void whoTurnsItOffAndOnInHasteHasItOnInTheEnd() throws IOException {
        try (DataServer server = DataServer.start(Kind.VEDETTE, folder());
                Jedis jedis = server.connect()) {
            for (int i = 0; i < 20; i++) {
                jedis.configSet("appendonly", "no");
                jedis.set("off " + i, "v");
                jedis.configSet("appendonly", "yes");
                jedis.set("on " + i, "v");
            }
            Awaitility.await()
                    .until(() -> server.info("aof_rewrite_in_progress").equals("0")
                            && server.info("aof_rewrite_scheduled").equals("0"));
            jedis.set("last", "v");
        }
        try (DataServer server = DataServer.start(Kind.REDIS, folder());
                Jedis jedis = server.connect()) {
            assertThat(jedis.dbSize()).isEqualTo(41);
        }
    }

    @Test
    void itIsTurnedOnAndOffWhileTheNodeRuns() throws IOException {
        try (DataServer server = DataServer.launch(Kind.VEDETTE, folder(), "--appendonly", "no")) {
            server.awaitReady();
            try (Jedis jedis = server.connect()) {
                jedis.set("before", "1");
                jedis.configSet("appendonly", "yes");
                jedis.set("after", "2");
                Awaitility.await()
                        .until(() -> server.info("aof_rewrite_in_progress").equals("0")
                                && server.info("aof_rewrite_scheduled").equals("0"));
                jedis.set("later", "3");
                jedis.configSet("appendonly", "no");
                assertThat(server.info("aof_enabled")).isEqualTo("0");
                jedis.set("lost", "4");
            }
        }
        try (DataServer server = DataServer.start(Kind.REDIS, folder());
                Jedis jedis = server.connect()) {
            assertThat(jedis.keys("*")).containsExactlyInAnyOrder("before", "after", "later");
        }
    }
}
