package io.vedette.tests.persist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.Transaction;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** CONFIG SET dir and dbfilename: what is written from now on, and who the node is, are found there. */
class OtherFolderTest {
    private static final String[] LINES = {"save \"\"", "enable-protected-configs local"};

    @TempDir
    private Path temporary = Path.of("");

    private Path folder(String name) throws IOException {
        return Files.createDirectories(temporary.resolve(name)).toRealPath();
    }

    @Test
    void afterAKillTheNodeIsTheSameAndHasWhatWasSaved() throws Exception {
        Path old = folder("old");
        Path other = folder("other");
        String id;
        try (KeptServer node = KeptServer.node(old, LINES);
                Jedis jedis = node.connect()) {
            id = nodeId(jedis);
            jedis.set("key", "value");
            assertThat(jedis.configSet("dir", other.toString(), "dbfilename", "named.rdb"))
                    .isEqualTo("OK");
            assertThat(jedis.save()).isEqualTo("OK");
            assertThat(other.resolve("named.rdb")).exists();
            assertThat(old.resolve("dump.rdb")).doesNotExist();
            assertThat(jedis.configRewrite()).isEqualTo("OK");
            assertThat(Files.readAllLines(old.resolve("redis.conf"))).contains("dir " + other, "dbfilename named.rdb");
            Awaitility.await().until(() -> Files.exists(other.resolve("vedette.identity")));
            node.kill();
        }
        try (KeptServer node = KeptServer.again(old);
                Jedis jedis = node.connect()) {
            assertThat(jedis.get("key")).isEqualTo("value");
            assertThat(nodeId(jedis)).isEqualTo(id);
            assertThat(jedis.configGet("dir")).containsEntry("dir", other.toString());
        }
    }

    private static String nodeId(Jedis jedis) {
        return jedis.info("vedette")
                .lines()
                .filter(line -> line.startsWith("vedette_node_id:"))
                .findFirst()
                .orElseThrow();
    }

    /** Both are asked in one moment: it may be changed when the data are there, and not before. */
    @Test
    void notWhileItLoads() throws Exception {
        Path old = folder("old");
        try (KeptServer node = KeptServer.node(old, LINES);
                Jedis jedis = node.connect()) {
            Pipeline pipeline = jedis.pipelined();
            for (int i = 0; i < 100_000; i++) {
                pipeline.set("key " + i, "value");
            }
            pipeline.sync();
            jedis.save();
        }
        try (KeptServer node = KeptServer.launch(old, LINES)) {
            for (String[] change : new String[][] {{"dir", old.toString()}, {"appendonly", "no"}}) {
                Awaitility.await()
                        .ignoreExceptionsInstanceOf(JedisConnectionException.class)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> {
                            try (Jedis jedis = node.connect()) {
                                return changedOrLoads(jedis, change);
                            }
                        });
            }
        }
    }

    private static boolean changedOrLoads(Jedis jedis, String... change) {
        Transaction both = jedis.multi();
        both.sendCommand(Command.INFO, "persistence");
        String[] words = {"SET", change[0], change[1]};
        both.sendCommand(Command.CONFIG, words);
        List<Object> answers = both.exec();
        String changed =
                answers.get(1) instanceof byte[] text ? new String(text, UTF_8) : String.valueOf(answers.get(1));
        if (new String((byte[]) answers.get(0), UTF_8).contains("\nloading:0\r\n")) {
            assertThat(changed).isEqualTo("OK");
            return true;
        }
        assertThat(changed).endsWith(": LOADING Redis is loading the dataset in memory");
        return false;
    }
}
