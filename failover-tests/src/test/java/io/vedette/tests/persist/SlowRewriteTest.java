package io.vedette.tests.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** The append-only file is written anew, which takes longer than anybody waits. */
class SlowRewriteTest {
    private static final String FOR_EVER = "2000000000";

    @TempDir
    private Path folder;

    private static boolean says(Jedis jedis, String line) {
        return jedis.info("persistence").contains(line + "\r\n");
    }

    @Test
    void endsWhenTheFileIsTurnedOff() throws Exception {
        try (KeptServer node = KeptServer.node(folder, "save \"\"", "appendonly yes");
                Jedis jedis = node.connect()) {
            jedis.mset("a", "1", "b", "2");
            jedis.configSet("rdb-key-save-delay", FOR_EVER);
            jedis.bgrewriteaof();
            assertThat(says(jedis, "aof_rewrite_in_progress:1")).isTrue();

            jedis.configSet("appendonly", "no");

            Awaitility.await().until(() -> says(jedis, "aof_rewrite_in_progress:0"));
            assertThat(says(jedis, "aof_last_bgrewrite_status:ok")).isTrue();
            // Turned on again it is made as ever, and is what a node loads.
            jedis.configSet("rdb-key-save-delay", "0");
            jedis.configSet("appendonly", "yes");
            jedis.set("c", "3");
            Awaitility.await()
                    .until(() -> says(jedis, "aof_rewrite_in_progress:0") && says(jedis, "aof_rewrite_scheduled:0"));
            node.kill();
        }
        try (KeptServer node = KeptServer.again(folder);
                Jedis jedis = node.connect()) {
            assertThat(jedis.mget("a", "b", "c")).containsExactly("1", "2", "3");
        }
    }

    @Test
    void whoHasNoFileYetDoesNotEndUnlessForced() throws Exception {
        try (KeptServer node = KeptServer.node(folder, "save \"\"");
                Jedis jedis = node.connect()) {
            jedis.mset("a", "1", "b", "2");
            jedis.configSet("rdb-key-save-delay", FOR_EVER);
            jedis.configSet("appendonly", "yes");

            assertThatThrownBy(() -> jedis.sendCommand(Command.SHUTDOWN))
                    .hasMessage("ERR Errors trying to SHUTDOWN. Check logs.");

            assertThat(node.log()).contains("Writing initial AOF, can't exit.");
            assertThat(jedis.set("c", "3")).isEqualTo("OK");
            assertThatThrownBy(() -> jedis.sendCommand(Command.SHUTDOWN, "NOSAVE", "FORCE"))
                    .isInstanceOf(JedisConnectionException.class);
            assertThat(node.awaitEnd()).isZero();
        }
    }
}
