package io.vedette.tests.aof;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.tests.aof.DataServer.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.Jedis;

/** CONFIG SET dir with an append-only file: it stays where it is until the next rewrite takes it along. */
class OtherFolderTest {
    private static final String PART = "appendonlydir/appendonly.aof.";

    @TempDir
    private Path temporary = Path.of("");

    private Path folder(String name) throws IOException {
        return Files.createDirectories(temporary.resolve(name));
    }

    /** The same of both, so that what is said of ours is known to be so with redis-server. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void theNextRewriteTakesTheFilesAlong(Kind kind) throws IOException, InterruptedException {
        Path old = folder("old");
        Path other = folder("other");
        try (DataServer server =
                        DataServer.start(kind, old, "--appendfsync", "always", "--enable-protected-configs", "yes");
                Jedis jedis = server.connect()) {
            jedis.set("before", "1");
            assertThat(jedis.configSet("dir", other.toString())).isEqualTo("OK");
            jedis.set("between", "2");
            assertThat(other.resolve("appendonlydir")).doesNotExist();
            assertThat(Files.readString(old.resolve(PART + "1.incr.aof"))).contains("between");
            server.rewrite();
            long left = Files.size(old.resolve(PART + "1.incr.aof"));
            jedis.set("after", "3");
            assertThat(other.resolve(PART + "manifest")).exists();
            assertThat(Files.size(old.resolve(PART + "1.incr.aof"))).isEqualTo(left);
            server.kill();
        }
        try (DataServer server = DataServer.start(kind, other);
                Jedis jedis = server.connect()) {
            assertThat(jedis.mget("before", "between", "after")).containsExactly("1", "2", "3");
        }
        try (DataServer server = DataServer.start(kind, old);
                Jedis jedis = server.connect()) {
            assertThat(jedis.mget("before", "between", "after")).containsExactly("1", "2", null);
        }
    }

    @Test
    void thereAndBackAgainAndWhatWasThereIsReplaced() throws IOException, InterruptedException {
        Path old = folder("old");
        Path other = folder("other");
        try (DataServer server = DataServer.start(
                        Kind.VEDETTE, old, "--appendfsync", "always", "--enable-protected-configs", "local");
                Jedis jedis = server.connect()) {
            for (int i = 0; i < 3; i++) {
                jedis.configSet("dir", other.toString());
                server.rewrite();
                jedis.set("there " + i, "v");
                jedis.configSet("dir", old.toString());
                server.rewrite();
                jedis.set("back " + i, "v");
            }
            server.kill();
        }
        for (Path dir : new Path[] {old, other}) {
            try (var files = Files.list(dir.resolve("appendonlydir"))) {
                assertThat(files).as("base, increment and manifest").hasSize(3);
            }
        }
        try (DataServer server = DataServer.start(Kind.REDIS, old);
                Jedis jedis = server.connect()) {
            assertThat(jedis.dbSize()).isEqualTo(6);
        }
    }

    @Test
    void itIsTurnedOnInTheOtherFolder() throws IOException, InterruptedException {
        Path old = folder("old");
        Path other = folder("other");
        try (DataServer server =
                DataServer.launch(Kind.VEDETTE, old, "--appendonly", "no", "--enable-protected-configs", "yes")) {
            server.awaitReady();
            try (Jedis jedis = server.connect()) {
                jedis.set("before", "1");
                jedis.configSet("dir", other.toString(), "appendonly", "yes", "appendfsync", "always");
                Awaitility.await()
                        .until(() -> server.info("aof_rewrite_in_progress").equals("0")
                                && server.info("aof_rewrite_scheduled").equals("0"));
                jedis.set("after", "2");
                server.kill();
            }
        }
        assertThat(old.resolve("appendonlydir")).doesNotExist();
        try (DataServer server = DataServer.start(Kind.REDIS, other);
                Jedis jedis = server.connect()) {
            assertThat(jedis.mget("before", "after")).containsExactly("1", "2");
        }
    }
}
