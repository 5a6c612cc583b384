package io.vedette.tests.sentinel;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Among sentinels that trust signatures only. */
class GossipTest {
    @TempDir
    private Path folder;

    private Watcher sentinel(String name, RedisNode master, String secret) {
        List<String> lines = new ArrayList<>(Pair.watching(master, 2));
        lines.add("sentinel gossip-secret " + secret);
        lines.add("sentinel hello-trust signed");
        return Watcher.ours(folder.resolve(name), lines.toArray(String[]::new));
    }

    private static String peers(Watcher sentinel) throws IOException {
        return sentinel.ask("SENTINEL", "SENTINELS", "mymaster");
    }

    @Test
    void onlyThoseWithOurSecretArePeersAndTheyPassAPauseOn() throws Exception {
        RedisNode master = RedisNode.start(folder.resolve("node0"));
        try (master;
                Watcher first = sentinel("first", master, "ours");
                Watcher second = sentinel("second", master, "ours");
                Watcher stranger = sentinel("stranger", master, "theirs")) {
            List.of(first, second, stranger).forEach(Watcher::awaitReady);
            String id = Wire.read(stranger.ask("SENTINEL", "MYID")).toString();
            patiently("those with the secret know each other, and count what the stranger says")
                    .untilAsserted(() -> {
                        assertThat(peers(first)).startsWith("*1\r\n");
                        assertThat(peers(second)).startsWith("*1\r\n");
                        assertThat(first.info()).contains("bad_input_hello:");
                    });
            assertThat(peers(first) + peers(second)).doesNotContain(id);
            assertThat(peers(stranger)).isEqualTo("*0\r\n");

            assertThat(first.ask("SENTINEL", "PAUSE", "mymaster", "600000", "moving"))
                    .startsWith("+OK");

            patiently("the other heard of the pause by gossip")
                    .until(() -> second.ask("SENTINEL", "EXPLAIN", "mymaster").contains("moving"));
            assertThat(stranger.ask("SENTINEL", "EXPLAIN", "mymaster")).doesNotContain("moving");
        }
    }

    /** One unsigned message with a high epoch redirects a redis-sentinel. */
    @Test
    void unsignedHelloRedirectsNobody() throws Exception {
        try (Pair pair = Pair.start(folder, "sentinel gossip-secret ours", "sentinel hello-trust signed")) {
            String forged = "127.0.0.1,1," + "e".repeat(40) + ",5,mymaster,127.0.0.1,"
                    + pair.replica().port() + ",5";
            assertThat(pair.sentinel().ask("PUBLISH", "__sentinel__:hello", forged))
                    .isEqualTo(":1\r\n");

            assertThat(pair.sentinel().info()).contains("bad_input_unsigned:1\r\n");
            assertThat(peers(pair.sentinel())).isEqualTo("*0\r\n");
            assertThat(pair.sentinel().masterPort()).isEqualTo(pair.master().port());
            assertThat(pair.sentinel().config()).contains("sentinel current-epoch 0");
        }
    }
}
