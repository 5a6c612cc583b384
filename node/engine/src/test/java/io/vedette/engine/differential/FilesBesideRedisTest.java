package io.vedette.engine.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.snapshot.FreshData;
import io.vedette.engine.snapshot.RdbFiles;
import io.vedette.engine.snapshot.UsageAccount;
import io.vedette.resp.Protocol;
import io.vedette.resp.RealRedis;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files go from a real server to us and from us to it, and each holds afterwards what the other held. */
class FilesBesideRedisTest {

    private static final int DATABASES = 16;
    private static final String LIBRARY = "#!lua name=lib\nredis.register_function('answer', function() return 42 end)";

    private final long nowMs = System.currentTimeMillis();
    private final Node node = node();

    private Node node() {
        Node node = new Node(5, Protocol.RESP2, (database, array, offset, length) -> {});
        node.engine().time(nowMs);
        return node;
    }

    @Test
    void whatWeWriteRedisLoads() throws Exception {
        RandomData.fill(node, nowMs);
        node.ask(bytes("FUNCTION"), bytes("LOAD"), bytes(LIBRARY));
        Map<String, String> ours = Inventory.of(node::ask, DATABASES, false);
        for (boolean compressing : new boolean[] {true, false}) {
            try (RealRedis real = RealRedis.start("--enable-debug-command", "yes");
                    Peer peer = new Peer(real.port())) {
                Files.write(
                        real.folder().resolve("dump.rdb"), RdbFiles.of(node.engine(), compressing, UsageAccount.LRU));
                assertThat(text(peer.ask(bytes("DEBUG"), bytes("RELOAD"), bytes("NOSAVE"))))
                        .isEqualTo("+OK\r\n");
                assertThat(Inventory.differences(ours, Inventory.of(peer::ask, DATABASES, false)))
                        .isEmpty();
                assertThat(text(peer.ask(bytes("FCALL"), bytes("answer"), bytes("0"))))
                        .isEqualTo(":42\r\n");
            }
        }
    }

    @Test
    void whatRedisWritesWeLoad() throws Exception {
        RandomData.fill(node, nowMs);
        try (RealRedis real = RealRedis.start(
                        "--enable-debug-command", "yes", "--maxmemory-policy", "allkeys-lfu", "--maxmemory", "1gb");
                Peer peer = new Peer(real.port())) {
            Files.write(real.folder().resolve("dump.rdb"), RdbFiles.of(node.engine(), true, UsageAccount.NONE));
            peer.ask(bytes("DEBUG"), bytes("RELOAD"), bytes("NOSAVE"));
            peer.ask(bytes("FUNCTION"), bytes("LOAD"), bytes(LIBRARY));
            Map<String, String> theirs = Inventory.of(peer::ask, DATABASES, true);
            assertThat(text(peer.ask(bytes("SAVE")))).isEqualTo("+OK\r\n");

            Node other = node();
            FreshData data = RdbFiles.load(
                    other.engine(), Files.readAllBytes(real.folder().resolve("dump.rdb")));
            assertThat(other.engine().adopt(data)).isEmpty();

            assertThat(data.fields()).containsEntry("redis-ver", "7.0.15").containsEntry("aof-base", "0");
            assertThat(Inventory.differences(Inventory.of(other::ask, DATABASES, true), theirs))
                    .isEmpty();
            assertThat(text(other.ask(bytes("FCALL"), bytes("answer"), bytes("0"))))
                    .isEqualTo(":42\r\n");
        }
    }

    @Test
    void whatWeWriteWeLoad() throws Exception {
        RandomData.fill(node, nowMs);
        Node other = node();
        assertThat(other.engine()
                        .adopt(RdbFiles.load(other.engine(), RdbFiles.of(node.engine(), true, UsageAccount.LRU))))
                .isEmpty();
        assertThat(Inventory.of(other::ask, DATABASES, false)).isEqualTo(Inventory.of(node::ask, DATABASES, false));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
