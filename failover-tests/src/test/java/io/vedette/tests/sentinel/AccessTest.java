package io.vedette.tests.sentinel;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.tests.cluster.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords and users towards nodes, towards other sentinels, and of our own clients. */
@Order(Thorough.EARLY)
class AccessTest {
    /** The rules operators are told to give a sentinel's user. */
    private static final String SENTINEL_USER = "user watcher on >np allchannels +multi +slaveof +ping +exec +subscribe"
            + " +config|rewrite +role +publish +info +client|setname +client|kill +script|kill";

    @TempDir
    private Path folder;

    private Path secret(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text + "\n");
    }

    private Watcher sentinel(String name, RedisNode master) throws IOException {
        List<String> lines = new ArrayList<>(Pair.watching(master, 2));
        lines.add("sentinel auth-user mymaster watcher");
        lines.add("sentinel auth-pass-file mymaster " + secret("node-password", "np"));
        lines.add("user peer on >pp ~* &* +@all");
        lines.add("sentinel requirepass-file " + secret("own-password", "op"));
        lines.add("sentinel sentinel-user peer");
        lines.add("sentinel sentinel-pass-file " + secret("peer-password", "pp"));
        return Watcher.ours(folder.resolve(name), lines.toArray(String[]::new));
    }

    private static String asPeer(Watcher sentinel, String... words) throws IOException {
        try (Talk talk = new Talk(sentinel.port())) {
            assertThat(talk.say("AUTH", "peer", "pp")).startsWith("+OK");
            return talk.say(words);
        }
    }

    @Test
    void sentinelsWithUsersAndSecretsInFilesFailOver() throws Exception {
        RedisNode master = RedisNode.start(folder.resolve("node0"), SENTINEL_USER);
        try (master;
                RedisNode replica = RedisNode.start(
                        folder.resolve("node1"), "replicaof 127.0.0.1 " + master.port(), SENTINEL_USER);
                Watcher first = sentinel("first", master);
                Watcher second = sentinel("second", master)) {
            patiently("both are there, the replica is known, and nobody is down")
                    .ignoreExceptions()
                    .untilAsserted(() -> {
                        assertThat(asPeer(first, "SENTINEL", "CKQUORUM", "mymaster"))
                                .startsWith("+OK 2 usable");
                        assertThat(asPeer(second, "SENTINEL", "CKQUORUM", "mymaster"))
                                .startsWith("+OK 2 usable");
                        assertThat(asPeer(first, "SENTINEL", "MASTER", "mymaster"))
                                .contains("num-slaves\r\n$1\r\n1\r\n")
                                .contains("flags\r\n$6\r\nmaster\r\n");
                    });
            try (Talk stranger = new Talk(first.port())) {
                assertThat(stranger.say("AUTH", "op")).startsWith("+OK");
            }

            master.kill();

            for (Watcher sentinel : List.of(first, second)) {
                patiently("the replica takes over")
                        .untilAsserted(
                                () -> assertThat(asPeer(sentinel, "SENTINEL", "GET-MASTER-ADDR-BY-NAME", "mymaster"))
                                        .contains(Integer.toString(replica.port())));
                assertThat(sentinel.config())
                        .contains("sentinel auth-pass-file mymaster ", "sentinel sentinel-pass-file ")
                        .doesNotContain("sentinel auth-pass ", "sentinel sentinel-pass ", "requirepass op");
            }
        }
    }

    @Test
    void usersMadeAtRunTimeAreThereAfterARestart() throws Exception {
        try (Pair pair = Pair.start(folder, "user old on nopass +ping")) {
            Watcher sentinel = pair.sentinel();
            assertThat(sentinel.ask("ACL", "SETUSER", "guest", "on", ">gp", "+sentinel|myid", "+ping"))
                    .startsWith("+OK");
            assertThat(sentinel.ask("ACL", "DELUSER", "old")).startsWith(":1");
            assertThat(sentinel.ask("SENTINEL", "FLUSHCONFIG")).startsWith("+OK");
            String users = sentinel.ask("ACL", "LIST");
            sentinel.kill();

            sentinel.restart();

            assertThat(sentinel.ask("ACL", "LIST"))
                    .isEqualTo(users)
                    .contains("guest")
                    .doesNotContain("user old");
            assertThat(sentinel.config()).doesNotContain("gp").contains("protected-mode no");
        }
    }

    @Test
    void whatTheUserOfANodeMayNotDoIsSaidBeforeItMatters() throws Exception {
        String poor = "user watcher on >np allchannels +multi +exec +ping +info +subscribe +publish +slaveof"
                + " +client|setname +role";
        RedisNode master = RedisNode.start(folder.resolve("node0"), poor);
        try (master) {
            List<String> lines = new ArrayList<>(Pair.watching(master, 1));
            lines.add("sentinel auth-user mymaster watcher");
            lines.add("sentinel auth-pass mymaster np");
            try (Watcher sentinel = Watcher.ours(folder.resolve("sentinel"), lines.toArray(String[]::new))) {
                sentinel.awaitReady();
                String complaint = "127.0.0.1:" + master.port() + " would refuse us CONFIG REWRITE, CLIENT KILL";
                patiently("CKQUORUM, INFO and the log name it").untilAsserted(() -> {
                    assertThat(sentinel.ask("SENTINEL", "CKQUORUM", "mymaster"))
                            .startsWith("+OK 1 usable Sentinels. ")
                            .contains("Warning: " + complaint);
                    assertThat(sentinel.info())
                            .contains("warning0:name=mymaster,kind=permissions,text=" + complaint)
                            .contains("warnings:1\r\n");
                    assertThat(sentinel.log()).contains("mymaster: permissions: " + complaint);
                });

                assertThat(master.ask("ACL", "SETUSER", "watcher", "+config|rewrite", "+client|kill"))
                        .startsWith("+OK");

                patiently("it is gone again").untilAsserted(() -> {
                    assertThat(sentinel.info()).contains("warnings:0\r\n");
                    assertThat(sentinel.log()).contains("mymaster: no longer: permissions");
                });
                assertThat(master.ask("ROLE")).contains("master");
                assertThat(master.ask("INFO", "commandstats"))
                        .doesNotContainPattern("cmdstat_(slaveof|config\\|rewrite|client\\|kill):calls=[1-9]");
            }
        }
    }
}
