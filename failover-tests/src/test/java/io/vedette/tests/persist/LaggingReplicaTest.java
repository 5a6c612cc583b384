package io.vedette.tests.persist;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** A master whose replica asks for everything and then neither reads nor says how far it is. */
class LaggingReplicaTest {
    private static final int VALUES = 24;
    private static final int VALUE_BYTES = 1 << 20;

    @TempDir
    private Path folder;

    private static Socket replicaOf(KeptServer node, Jedis jedis) throws IOException {
        Socket replica = new Socket(InetAddress.getLoopbackAddress(), node.port());
        replica.getOutputStream().write("PSYNC ? -1\r\n".getBytes(US_ASCII));
        Awaitility.await().until(() -> jedis.info("replication").contains("state=online"));
        return replica;
    }

    private static long field(Jedis jedis, String section, String name) {
        return jedis.info(section)
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(
                        line -> Long.parseLong(line.substring(name.length() + 1).strip()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsKeptForItIsTold() throws Exception {
        try (KeptServer node =
                        KeptServer.node(folder, "save \"\"", "repl-diskless-sync-delay 0", "repl-backlog-size 16kb");
                Jedis jedis = node.connect();
                Socket replica = replicaOf(node, jedis)) {
            assertThat(replica.isConnected()).isTrue();
            assertThat(field(jedis, "clients", "connected_clients")).isEqualTo(1);
            String value = "v".repeat(VALUE_BYTES);
            for (int i = 0; i < VALUES; i++) {
                jedis.set("key", value);
            }
            // Sockets take some megabytes.
            assertThat(field(jedis, "memory", "mem_total_replication_buffers")).isGreaterThan(VALUES / 2 * VALUE_BYTES);
            assertThat(field(jedis, "memory", "mem_clients_slaves")).isGreaterThan(VALUES / 2 * VALUE_BYTES);
            assertThat(field(jedis, "memory", "mem_replication_backlog")).isLessThan(VALUE_BYTES);
        }
    }

    @Test
    void aSignalIsNotCalledOffOrTheLastSaveWouldBeToo() throws Exception {
        try (KeptServer node =
                        KeptServer.node(folder, "save 3600 100", "repl-diskless-sync-delay 0", "shutdown-timeout 2");
                Jedis jedis = node.connect();
                Jedis other = node.connect();
                Socket replica = replicaOf(node, jedis)) {
            assertThat(replica.isConnected()).isTrue();
            assertThat(other.ping()).isEqualTo("PONG");
            jedis.set("key", "kept");
            node.signal();
            while (node.isAlive()) {
                assertThatThrownBy(other::shutdownAbort)
                        .isInstanceOfAny(JedisDataException.class, JedisConnectionException.class);
            }
            assertThat(node.awaitEnd()).isZero();
            assertThat(node.log()).contains("Lagging replica", "0 of 1 replicas are in sync when shutting down.");
        }
        try (KeptServer node = KeptServer.node(folder, "save \"\"");
                Jedis jedis = node.connect()) {
            assertThat(jedis.get("key")).isEqualTo("kept");
        }
    }
}
