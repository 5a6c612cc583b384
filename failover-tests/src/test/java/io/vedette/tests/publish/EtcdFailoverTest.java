package io.vedette.tests.publish;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.tests.sentinel.Pair;
import io.vedette.tests.sentinel.RedisNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that knows nothing but a key in etcd writes to whoever is the master. */
class EtcdFailoverTest {
    @TempDir
    private Path folder;

    @Test
    void writesFollowTheMasterAlsoThroughAnOutageOfEtcd() throws Exception {
        try (Etcd etcd = Etcd.start(folder)) {
            String newer = "{\"epoch\": 999}";
            etcd.put("/newer", newer);
            etcd.put("/foreign", "hello");
            try (Pair pair = Pair.start(
                    folder,
                    "sentinel publish mymaster etcd " + etcd.url(),
                    "sentinel publish mymaster etcd http://127.0.0.1:1," + etcd.url() + " key /newer",
                    "sentinel publish mymaster etcd " + etcd.url() + " key /leased lease 2",
                    "sentinel publish mymaster etcd " + etcd.url() + " key /foreign")) {
                patiently("the first master is there")
                        .untilAsserted(() -> assertThat(etcd.value("/vedette/mymaster/master"))
                                .isEqualTo("127.0.0.1:" + pair.master().port()));
                patiently("what is not ours is left alone")
                        .untilAsserted(() -> assertThat(pair.sentinel().info())
                                .contains("/foreign holds what no sentinel of ours wrote"));

                etcd.stop();
                pair.master().kill();
                pair.awaitSwitch();
                patiently("it is tried again")
                        .untilAsserted(() -> assertThat(pair.sentinel().info()).contains("kind=etcd,state=retrying"));
                etcd.restart();

                patiently("a write to the new master")
                        .until(() ->
                                RedisNode.ask(port(etcd), "SET", "k", "after").startsWith("+OK"));
                assertThat(pair.replica().ask("GET", "k")).contains("after");
                assertThat(etcd.value("/vedette/mymaster"))
                        .contains("\"group\":\"mymaster\"")
                        .containsPattern("\"epoch\":[1-9]");
                patiently("INFO shows it")
                        .untilAsserted(() ->
                                assertThat(pair.sentinel().info()).containsPattern("kind=etcd,state=ok,epoch=[1-9]"));
                assertThat(etcd.value("/newer")).isEqualTo(newer);
                assertThat(etcd.value("/foreign")).isEqualTo("hello");

                String leased = etcd.value("/leased");
                assertThat(leased).contains("\"group\":\"mymaster\"");
                etcd.delete("/leased");
                patiently("what was lost comes back")
                        .until(() -> etcd.value("/leased").equals(leased));
                pair.sentinel().kill();
                patiently("nobody watches any more, nothing is known")
                        .until(() -> etcd.value("/leased").isEmpty()
                                && etcd.value("/leased/master").isEmpty());
                assertThat(etcd.value("/vedette/mymaster"))
                        .as("under a longer lease")
                        .isNotEmpty();
            }
        }
    }

    /** Until it names the new master, the old one's refuses the connection, and that is tried again. */
    private static int port(Etcd etcd) throws IOException, InterruptedException {
        String address = etcd.value("/vedette/mymaster/master");
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
