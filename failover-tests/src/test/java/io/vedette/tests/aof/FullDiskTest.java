package io.vedette.tests.aof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.tests.aof.DataServer.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** A disk of half a megabyte that runs full. */
class FullDiskTest {
    private static final String FULL = "No space left on device";

    @TempDir
    private Path temporary = Path.of("");

    private Path disk = Path.of("");
    private boolean mounted;

    @BeforeEach
    void smallDisk() throws IOException, InterruptedException {
        disk = Files.createDirectory(temporary.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString()) == 0;
        Assumptions.assumeTrue(mounted, "skipped: only root may mount a small disk");
    }

    @AfterEach
    void noDisk() throws IOException, InterruptedException {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isZero();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static void waitForTrouble(DataServer server, String status) {
        Awaitility.await("aof_last_write_status:" + status)
                .until(() -> server.info("aof_last_write_status").equals(status));
    }

    @Test
    void writesAreRefusedUntilThereIsRoomAgainAndNothingIsLost() throws IOException, InterruptedException {

        Path filler = Files.write(disk.resolve("filler"), new byte[200 << 10]);
        int written = 0;
        try (DataServer server = DataServer.start(Kind.VEDETTE, disk, "--appendfsync", "everysec");
                Jedis jedis = server.connect()) {
            String value = "x".repeat(10_000);
            try {
                while (written < 1000) {
                    jedis.set("key " + written, value);
                    written++;
                }
            } catch (JedisException refused) {
                assertThat(refused).hasMessage("MISCONF Errors writing to the AOF file: " + FULL);
            }
            assertThat(written).isBetween(10, 999);
            waitForTrouble(server, "err");
            assertThat(jedis.get("key 0")).isEqualTo(value);
            assertThatThrownBy(() -> jedis.eval("return redis.call('set', KEYS[1], 'v')", 1, "scripted"))
                    .hasMessageContaining("MISCONF Errors writing to the AOF file: " + FULL);
            Files.delete(filler);
            waitForTrouble(server, "ok");
            assertThat(jedis.set("last", "value")).isEqualTo("OK");
            Awaitility.await("everything to be written")
                    .until(() -> server.info("aof_buffer_length").equals("0"));
            server.kill();
        }
        try (DataServer server = DataServer.start(Kind.REDIS, disk);
                Jedis jedis = server.connect()) {
            assertThat(jedis.dbSize()).isEqualTo(written + 1L);
            assertThat(server.log()).doesNotContain("short read");
        }
    }

    @Test
    void underAlwaysTheProcessEndsRatherThanBreakItsPromise() throws IOException, InterruptedException {

        int acknowledged = 0;
        try (DataServer server = DataServer.start(Kind.VEDETTE, disk, "--appendfsync", "always")) {
            try (Jedis jedis = server.connect()) {
                while (acknowledged < 1000) {
                    jedis.set("key " + acknowledged, "x".repeat(10_000));
                    acknowledged++;
                }
            } catch (JedisException gone) {
                assertThat(server.awaitEnd()).isEqualTo(1);
            }
            assertThat(server.log()).contains(FULL, "Can't recover from AOF write error");
        }
        try (DataServer server = DataServer.start(Kind.REDIS, disk);
                Jedis jedis = server.connect()) {
            assertThat(jedis.dbSize()).isEqualTo(acknowledged);
        }
    }

    @Test
    void filesThatFindNoRoomInAnotherFolderStayWhereTheyAre() throws IOException, InterruptedException {
        Path home = Files.createDirectory(temporary.resolve("home"));
        try (DataServer server = DataServer.start(
                        Kind.VEDETTE, home, "--appendfsync", "always", "--enable-protected-configs", "local");
                Jedis jedis = server.connect()) {
            byte[] noise = new byte[10_000];
            SplittableRandom random = new SplittableRandom(4);
            for (int i = 0; i < 100; i++) {
                random.nextBytes(noise);
                jedis.set(("key " + i).getBytes(UTF_8), noise);
            }
            jedis.configSet("dir", disk.toString());
            assertThat(jedis.bgrewriteaof()).startsWith("Background append only file rewriting started");
            Awaitility.await()
                    .until(() -> server.info("aof_last_bgrewrite_status").equals("err"));
            assertThat(server.log()).contains("Background AOF rewrite failed: " + FULL);
            for (int i = 0; i < 100; i++) {
                assertThat(jedis.set("after " + i, "x".repeat(10_000))).isEqualTo("OK");
            }
            server.kill();
        }
        assertThat(disk.resolve("appendonlydir/appendonly.aof.manifest")).doesNotExist();
        try (DataServer server = DataServer.start(Kind.REDIS, home);
                Jedis jedis = server.connect()) {
            assertThat(jedis.dbSize()).isEqualTo(200);
        }
    }
}
