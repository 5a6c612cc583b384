package io.vedette.tests.replication;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.quorum.HostPort;
import io.vedette.tests.cluster.RespClient;
import io.vedette.tests.interop.RealRedis;
import io.vedette.tests.interop.ServerProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Masters whose commands have no end within the memory of a node: it lets go of them, and of nothing it holds. */
class GreedyMasterTest {
    private static final int PATIENCE_MS = 60_000;
    private static final int RESIDENT_MIB = 512;
    private static final byte[] SET = "*3\r\n$3\r\nSET\r\n$5\r\nwhich\r\n".getBytes(ISO_8859_1);

    private final SplittableRandom random = new SplittableRandom(6);

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] set(int length) {
        ByteArrayOutputStream command = new ByteArrayOutputStream();
        command.writeBytes(SET);
        command.writeBytes(bytes("$" + length + "\r\n"));
        command.writeBytes(new byte[length]);
        command.writeBytes(bytes("\r\n"));
        return command.toByteArray();
    }

    private static byte[] transaction(int sets, int length) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bytes("*1\r\n$5\r\nMULTI\r\n"));
        for (int i = 0; i < sets; i++) {
            all.writeBytes(set(length));
        }
        return all.toByteArray();
    }

    @Test
    void whatHasNoEndIsLetGoOfAndFetchedAnewWithGrowingPatience() throws IOException {
        try (ServerProcess node = ServerProcess.start("save \"\"", "repl-diskless-sync-delay 0");
                BrokenMaster master = new BrokenMaster(random);
                RespClient client = RespClient.connect(new HostPort("127.0.0.1", node.port()), PATIENCE_MS)) {
            Recording recording = Recording.of(new HostPort("127.0.0.1", node.port()), "kept", random);
            Part whole = Part.of(recording, true);
            client.ask("REPLICAOF", "127.0.0.1", Integer.toString(master.port()));

            master.play(whole.streaming(transaction(40, 1 << 20)));
            assertThat(client.ask("GET", "which")).isEqualTo(recording.which());
            assertThat(master.play(whole.streaming(concat(SET, bytes("$2147483000\r\nx"), new byte[1 << 16]))))
                    .contains("PSYNC\r\n$1\r\n?\r\n");
            assertThat(client.ask("GET", "which")).isEqualTo(recording.which());
            master.play(whole.streaming(transaction(40, 1 << 20)));
            assertThat(node.log(0))
                    .contains(
                            "a transaction of the master, which begins at offset 1000, has ",
                            "everything is fetched anew in 500 ms",
                            "a command of the master, which begins at offset 1000, has 2147483",
                            "everything is fetched anew in 1000 ms",
                            "everything is fetched anew in 2000 ms");

            master.play(whole.streaming(concat(transaction(5, 1 << 20), bytes("*1\r\n$4\r\nEXEC\r\n"), set(12 << 20))));
            assertThat(client.ask("STRLEN", "which")).isEqualTo((long) (12 << 20));
            node.assertUnharmed(RESIDENT_MIB);
        }
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** More than the replica takes from the stream comes with the snapshot. */
    @Test
    void aRealMastersLargeValueArrivesNevertheless() throws IOException {
        try (RealRedis redis = RealRedis.start("--repl-diskless-sync-delay", "0");
                ServerProcess node = ServerProcess.start("save \"\"", "replicaof 127.0.0.1 " + redis.port());
                Jedis master = new Jedis("127.0.0.1", redis.port(), PATIENCE_MS);
                Jedis replica = new Jedis("127.0.0.1", node.port(), PATIENCE_MS)) {
            await().atMost(Duration.ofMillis(PATIENCE_MS))
                    .until(() -> replica.info("replication").contains("master_link_status:up"));
            byte[] noise = new byte[20 << 20];
            random.nextBytes(noise);
            master.set(bytes("large"), noise);
            master.set("after", "it");
            await().atMost(Duration.ofMillis(PATIENCE_MS)).until(() -> "it".equals(replica.get("after")));
            assertThat(replica.strlen("large")).isEqualTo(noise.length);
            for (int at = 0; at < noise.length; at += 1 << 20) {
                assertThat(replica.getrange(bytes("large"), at, at + (1 << 20) - 1))
                        .isEqualTo(Arrays.copyOfRange(noise, at, at + (1 << 20)));
            }
            assertThat(node.log(0)).contains("a command of the master");
            master.incr("count");
            await().atMost(Duration.ofMillis(PATIENCE_MS)).until(() -> "1".equals(replica.get("count")));
            assertThat(master.info("stats")).contains("sync_full:2\r\n");
        }
    }
}
