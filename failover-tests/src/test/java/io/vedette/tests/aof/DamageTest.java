package io.vedette.tests.aof;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.tests.aof.DataServer.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** Files that are not as they should be: the node starts as Redis does, or says what is wrong and touches nothing. */
class DamageTest {
    private static final String INCR = "appendonlydir/appendonly.aof.1.incr.aof";
    private static final String MANIFEST = "appendonlydir/appendonly.aof.manifest";

    private static final List<String> FILES = List.of(INCR, MANIFEST, "appendonlydir/appendonly.aof.1.base.rdb");

    @TempDir
    private static Path unharmed = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void someFiles() throws IOException {
        try (DataServer server = DataServer.start(Kind.VEDETTE, unharmed);
                Jedis jedis = server.connect()) {
            jedis.set("first", "1");
            jedis.set("last", "2");
        }
    }

    @BeforeEach
    void copiesOfThem() throws IOException {
        Files.createDirectory(folder.resolve("appendonlydir"));
        for (String file : FILES) {
            Files.copy(unharmed.resolve(file), folder.resolve(file));
        }
    }

    private void truncate(String file, int bytes) throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve(file));
        Files.write(folder.resolve(file), Arrays.copyOf(whole, whole.length - bytes));
    }

    private void assertRefused(String... words) throws IOException, InterruptedException {
        byte[] before = Files.readAllBytes(folder.resolve(INCR));
        try (DataServer server =
                DataServer.launch(Kind.VEDETTE, folder, "--appendonly", "yes", "--aof-load-truncated", "no")) {
            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.log()).contains(words);
        }
        assertThat(Files.readAllBytes(folder.resolve(INCR))).isEqualTo(before);
    }

    @Test
    void aCutTailIsLoadedAndCutOff() throws IOException {
        truncate(INCR, 3);
        try (DataServer server = DataServer.start(Kind.VEDETTE, folder);
                Jedis jedis = server.connect()) {
            assertThat(server.log()).contains("short read while loading", "at offset 54");
            assertThat(jedis.keys("*")).containsExactly("first");
            jedis.set("more", "3");
        }
        try (DataServer server = DataServer.start(Kind.REDIS, folder);
                Jedis jedis = server.connect()) {
            assertThat(jedis.keys("*")).containsExactlyInAnyOrder("first", "more");
        }
    }

    @Test
    void scriptsThatOldVersionsWroteAreRunAndCommandsNobodyKnowsAreRefused() throws IOException, InterruptedException {
        Path file = folder.resolve(INCR);
        String script = "redis.call('set', KEYS[1], 'by a script') return redis.call('get', 'first')";
        Files.writeString(
                file,
                "*4\r\n$4\r\nEVAL\r\n$" + script.length() + "\r\n" + script + "\r\n$1\r\n1\r\n$8\r\nscripted\r\n",
                StandardOpenOption.APPEND);
        try (DataServer server = DataServer.start(Kind.VEDETTE, folder);
                Jedis jedis = server.connect()) {
            assertThat(jedis.get("scripted")).isEqualTo("by a script");
        }
        Files.writeString(file, "*1\r\n$7\r\nUNHEARD\r\n", StandardOpenOption.APPEND);
        assertRefused(file + ": Unknown command 'UNHEARD'");
    }

    @Test
    void aCutTailIsRefusedWhereThatIsWished() throws IOException, InterruptedException {
        truncate(INCR, 3);
        assertRefused(INCR + ": byte ", "goes on behind the end", "vedette check-aof --fix", "aof-load-truncated");
    }

    @Test
    void damageIsNamedWithItsPlaceAndItsRemedy() throws IOException, InterruptedException {
        Path file = folder.resolve(INCR);
        byte[] bytes = Files.readAllBytes(file);
        bytes[23] = 'x';
        Files.write(file, bytes);
        assertRefused(file + ": byte 23: byte 78 instead of '*'", "vedette check-aof --fix");
    }

    @Test
    void whatARewriteLeftThatWasKilledIsRemoved() throws IOException {
        Path left = Files.write(folder.resolve("appendonlydir/temp-rewriteaof-bg-1.aof"), new byte[10]);
        try (DataServer server = DataServer.start(Kind.VEDETTE, folder);
                Jedis jedis = server.connect()) {
            assertThat(jedis.dbSize()).isEqualTo(2);
        }
        assertThat(left).doesNotExist();
    }

    @Test
    void aFileThatIsMissingIsMissed() throws IOException, InterruptedException {
        Files.delete(folder.resolve("appendonlydir/appendonly.aof.1.base.rdb"));
        assertRefused("appendonly.aof.1.base.rdb doesn't exist", MANIFEST);
    }

    @Test
    void aManifestThatWasCutIsRefused() throws IOException, InterruptedException {
        truncate(MANIFEST, 1);
        assertRefused(MANIFEST + ": The AOF manifest file contains too long line");
    }

    @Test
    void aBaseThatWasCutIsRefused() throws IOException, InterruptedException {
        truncate("appendonlydir/appendonly.aof.1.base.rdb", 1);
        assertRefused("appendonly.aof.1.base.rdb: byte ", "RDB preamble", "vedette check-rdb");
    }
}
