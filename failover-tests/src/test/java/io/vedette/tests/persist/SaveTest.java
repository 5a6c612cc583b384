package io.vedette.tests.persist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vedette.tests.cluster.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.Response;
import redis.clients.jedis.Transaction;
import redis.clients.jedis.args.SaveMode;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** A node keeps its data in a file, as redis-server does, and shares it with one. */
class SaveTest {
    private static final String NO_RULES = "save \"\"";
    private static final int MANY = 30_000;

    @TempDir
    private Path folder;

    @Test
    void whatRedisSavedANodeLoadsAndTheOtherWayRound() throws Exception {
        Map<String, String> treasure;
        try (KeptServer redis = KeptServer.redis(folder);
                Jedis jedis = redis.connect()) {
            Treasure.fill(jedis);
            treasure = Treasure.of(jedis);
            jedis.save();
        }
        try (KeptServer node = KeptServer.node(folder, NO_RULES);
                Jedis jedis = node.connect()) {
            assertThat(Treasure.of(jedis)).isEqualTo(treasure);
            assertThat(jedis.save()).isEqualTo("OK");
            assertThat(info(jedis, "rdb_last_load_keys_loaded")).isEqualTo(Integer.toString(treasure.size() - 1));
        }
        try (KeptServer redis = KeptServer.redis(folder);
                Jedis jedis = redis.connect()) {
            assertThat(Treasure.of(jedis)).isEqualTo(treasure);
        }
    }

    @Tag(Thorough.TAG)
    @Test
    void savesWhenItIsToldToEndIfItHasRules() throws Exception {
        try (KeptServer node = KeptServer.node(folder, "save 3600 100");
                Jedis jedis = node.connect()) {
            jedis.set("key", "kept");
            assertThat(node.terminate()).isZero();
        }
        try (KeptServer node = KeptServer.node(folder, NO_RULES);
                Jedis jedis = node.connect()) {
            assertThat(jedis.get("key")).isEqualTo("kept");
            jedis.set("key", "not kept");
            assertThat(node.terminate()).isZero();
        }
        try (KeptServer node = KeptServer.node(folder, NO_RULES);
                Jedis jedis = node.connect()) {
            assertThat(jedis.get("key")).isEqualTo("kept");
            jedis.set("key", "saved");
            shutdown(jedis, SaveMode.SAVE);
            assertThat(node.awaitEnd()).isZero();
        }
        try (KeptServer node = KeptServer.node(folder, "save 3600 1");
                Jedis jedis = node.connect()) {
            assertThat(jedis.get("key")).isEqualTo("saved");
            jedis.set("key", "gone");
            shutdown(jedis, SaveMode.NOSAVE);
            assertThat(node.awaitEnd()).isZero();
        }
        try (KeptServer node = KeptServer.node(folder, NO_RULES);
                Jedis jedis = node.connect()) {
            assertThat(jedis.get("key")).isEqualTo("saved");
        }
    }

    private static void shutdown(Jedis jedis, SaveMode mode) {
        try {
            jedis.shutdown(mode);
        } catch (JedisConnectionException ended) {
            assertThat(ended).isNotNull();
        }
    }

    @Test
    void rulesSaveInTheBackground() throws Exception {
        try (KeptServer node = KeptServer.node(folder, "save 1 3");
                Jedis jedis = node.connect()) {
            String before = jedis.info("persistence");
            assertThat(before).contains("rdb_changes_since_last_save:0", "rdb_last_bgsave_time_sec:-1");
            jedis.mset("a", "1", "b", "2", "c", "3");
            Awaitility.await().until(() -> info(jedis, "rdb_saves").equals("1"));
            assertThat(info(jedis, "rdb_changes_since_last_save")).isEqualTo("0");
            assertThat(folder.resolve("dump.rdb")).exists();
            assertThat(node.log()).contains("3 changes in 1 seconds. Saving...");
            // What FLUSHALL removed does not come back from the file.
            jedis.flushAll();
            Awaitility.await().until(() -> info(jedis, "rdb_saves").equals("2"));
            node.kill();
        }
        try (KeptServer node = KeptServer.node(folder, NO_RULES);
                Jedis jedis = node.connect()) {
            assertThat(jedis.dbSize()).isZero();
        }
    }

    @Tag(Thorough.TAG)
    @Test
    void aTransactionIsInAFileWithAllItDidOrWithNothing() throws Exception {
        try (KeptServer node = KeptServer.node(folder, NO_RULES);
                Jedis jedis = node.connect();
                Jedis saver = node.connect()) {
            fill(jedis);
            for (int round = 0; round < 3; round++) {
                long saves = Long.parseLong(info(saver, "rdb_saves"));
                saver.bgsave();
                while (info(saver, "rdb_saves").equals(Long.toString(saves))) {
                    Transaction both = jedis.multi();
                    both.incr("one");
                    both.incr("other");
                    both.exec();
                }
                Path copy = Files.createDirectory(folder.resolve("copy" + round));
                Files.copy(folder.resolve("dump.rdb"), copy.resolve("dump.rdb"));
                try (KeptServer later = KeptServer.node(copy, NO_RULES);
                        Jedis reader = later.connect()) {
                    assertThat(reader.get("one")).isEqualTo(reader.get("other"));
                    assertThat(reader.dbSize()).isBetween((long) MANY, MANY + 2L);
                }
            }
        }
    }

    @Tag(Thorough.TAG)
    @Test
    void whoIsKilledWhileSavingHasTheFileBefore() throws Exception {
        try (KeptServer node = KeptServer.node(folder, NO_RULES);
                Jedis jedis = node.connect()) {
            fill(jedis);
            jedis.save();
        }
        for (int round = 0; round < 4; round++) {
            try (KeptServer node = KeptServer.node(folder, NO_RULES);
                    Jedis jedis = node.connect()) {
                assertThat(jedis.dbSize()).isEqualTo(MANY);
                jedis.set("key:0", "another");
                jedis.bgsave();
                Thread.sleep(round * 20L);
                node.kill();
            }
        }
        try (KeptServer redis = KeptServer.redis(folder);
                Jedis jedis = redis.connect()) {
            assertThat(jedis.dbSize()).isEqualTo(MANY);
            assertThat(jedis.get("key:0")).isIn("value 0", "another");
        }
    }

    @Test
    void aDamagedFileStopsTheStartAndIsNotTouched() throws Exception {
        try (KeptServer node = KeptServer.node(folder, NO_RULES);
                Jedis jedis = node.connect()) {
            jedis.hset("hash", "field", "value");
            jedis.save();
        }
        Path file = folder.resolve("dump.rdb");
        byte[] damaged = Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 12);
        Files.write(file, damaged);
        try (KeptServer node = KeptServer.launch(folder, "save 1 1")) {
            assertThat(node.awaitEnd()).isEqualTo(1);
            assertThat(node.log())
                    .contains(
                            "# Fatal error loading the DB: " + file + " is damaged at byte ",
                            "(in the value of type 16 of key 'hash' that begins at byte ",
                            "'vedette check-rdb " + file + "'");
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }

    @Test
    void refusesWritesWhileItCannotSaveAndGoesOnWhenItCan() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (KeptServer node = KeptServer.node(folder, "dir " + data, "save 3600 1000");
                Jedis jedis = node.connect()) {
            jedis.set("key", "value");
            Files.delete(data);
            jedis.bgsave();
            Awaitility.await().until(() -> info(jedis, "rdb_last_bgsave_status").equals("err"));
            assertThat(node.log()).contains("Background saving error: " + data.resolve("dump.rdb"), "NoSuchFile");
            assertThatThrownBy(() -> jedis.set("key", "other"))
                    .isInstanceOf(JedisDataException.class)
                    .hasMessage(
                            "MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist"
                                    + " to disk. Commands that may modify the data set are disabled, because this instance is"
                                    + " configured to report errors during writes if RDB snapshotting fails"
                                    + " (stop-writes-on-bgsave-error option). Please check the Redis logs for details about the"
                                    + " RDB error.");
            assertThatThrownBy(jedis::ping).hasMessageStartingWith("MISCONF");
            assertThatThrownBy(() -> jedis.eval("return redis.call('set', 'key', 'other')"))
                    .hasMessageContaining("MISCONF");
            assertThat(jedis.get("key")).isEqualTo("value");
            assertThatThrownBy(() -> jedis.sendCommand(Command.SHUTDOWN))
                    .hasMessage("ERR Errors trying to SHUTDOWN. Check logs.");
            Files.createDirectory(data);
            jedis.bgsave();
            Awaitility.await().until(() -> info(jedis, "rdb_last_bgsave_status").equals("ok"));
            assertThat(jedis.set("key", "other")).isEqualTo("OK");
        }
    }

    @Test
    void saysThatItLoadsUntilItHasLoaded() throws Exception {
        try (KeptServer node = KeptServer.node(folder, NO_RULES);
                Jedis jedis = node.connect()) {
            fill(jedis);
            jedis.save();
        }
        try (KeptServer node = KeptServer.launch(folder, NO_RULES)) {
            Awaitility.await()
                    .ignoreExceptionsInstanceOf(JedisConnectionException.class)
                    .until(() -> {
                        try (Jedis jedis = node.connect()) {
                            return answersOrLoads(jedis);
                        }
                    });
        }
    }

    /** Whether it answers; never with less than there is. */
    private static boolean answersOrLoads(Jedis jedis) {
        try {
            assertThat(jedis.get("key:0")).isEqualTo("value 0");
            return true;
        } catch (JedisDataException loading) {
            assertThat(loading).hasMessage("LOADING Redis is loading the dataset in memory");
            return false;
        }
    }

    @Test
    void answersAsRedisDoes() throws Exception {
        try (KeptServer node = KeptServer.node(folder, NO_RULES, "enable-debug-command yes");
                Jedis jedis = node.connect()) {
            fill(jedis);
            Pipeline pipeline = jedis.pipelined();
            Response<Object> started = pipeline.sendCommand(Command.BGSAVE, new String[0]);
            Response<Object> again = pipeline.sendCommand(Command.BGSAVE, new String[0]);
            Response<Object> wrong = pipeline.sendCommand(Command.BGSAVE, "NOW");
            pipeline.sync();
            assertThat(text(started.get())).isEqualTo("Background saving started");
            assertThatThrownBy(again::get).hasMessage("ERR Background save already in progress");
            assertThatThrownBy(wrong::get).hasMessage("ERR syntax error");
            Awaitility.await().until(() -> info(jedis, "rdb_bgsave_in_progress").equals("0"));
            Transaction transaction = jedis.multi();
            transaction.sendCommand(Command.BGSAVE, new String[0]);
            assertThat(transaction.exec()).map(SaveTest::text).containsExactly("Background saving scheduled");
            Awaitility.await().until(() -> info(jedis, "rdb_saves").equals("2"));
            assertThat(jedis.lastsave()).isCloseTo(System.currentTimeMillis() / 1000, within(10L));
            jedis.set("key:0", "new");
            jedis.sendCommand(() -> "DEBUG".getBytes(UTF_8), "RELOAD");
            assertThat(jedis.get("key:0")).isEqualTo("new");
            assertThat(jedis.dbSize()).isEqualTo(MANY);
        }
    }

    @Test
    void whatIsFlushedMeanwhileNobodyWaitsToSeeSaved() throws Exception {
        try (KeptServer node = KeptServer.node(folder, NO_RULES, "rdb-key-save-delay 2000000000");
                Jedis jedis = node.connect()) {
            jedis.mset("a", "1", "b", "2");
            jedis.bgsave();
            jedis.flushAll();
            Awaitility.await().until(() -> info(jedis, "rdb_bgsave_in_progress").equals("0"));
            assertThat(info(jedis, "rdb_last_bgsave_status")).isEqualTo("ok");
            assertThat(info(jedis, "rdb_saves")).isEqualTo("0");
            assertThat(folder.resolve("dump.rdb")).doesNotExist();
            // What is asked for afterwards is another one.
            jedis.configSet("rdb-key-save-delay", "0");
            jedis.set("c", "3");
            jedis.flushAll();
            jedis.bgsave();
            Awaitility.await().until(() -> info(jedis, "rdb_saves").equals("1"));
        }
    }

    private static String text(Object reply) {
        return reply instanceof byte[] bytes ? new String(bytes, UTF_8) : String.valueOf(reply);
    }

    private static void fill(Jedis jedis) {
        Pipeline pipeline = jedis.pipelined();
        for (int i = 0; i < MANY; i++) {
            pipeline.set("key:" + i, "value " + i);
        }
        pipeline.sync();
    }

    private static String info(Jedis jedis, String field) throws IOException {
        return jedis.info("persistence")
                .lines()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1).strip())
                .findFirst()
                .orElseThrow(() -> new IOException("no field " + field));
    }
}
