package io.vedette.tests.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same commands in RESP3: maps, nulls and pushes are types of their own, numbers in maps stay text. */
class Resp3Test {
    @TempDir
    private Path folder;

    @Test
    void repliesHaveTheTypesOfResp3() throws Exception {
        try (Pair pair = Pair.start(folder);
                Talk talk = new Talk(pair.sentinel().port())) {
            assertThat(talk.say("HELLO", "3"))
                    .startsWith("%6\r\n$6\r\nserver\r\n")
                    .contains("mode\r\n$8\r\nsentinel\r\n");
            assertThat(talk.say("SENTINEL", "MASTER", "mymaster"))
                    .startsWith("%")
                    .contains("$6\r\nquorum\r\n$1\r\n1\r\n");
            assertThat(talk.say("SENTINEL", "MASTERS")).startsWith("*1\r\n%");
            assertThat(talk.say("SENTINEL", "REPLICAS", "mymaster")).startsWith("*1\r\n%");
            assertThat(talk.say("SENTINEL", "GET-MASTER-ADDR-BY-NAME", "nobody"))
                    .isEqualTo("_\r\n");
            assertThat(talk.say("SENTINEL", "CONFIG", "GET", "announce-port"))
                    .isEqualTo("%1\r\n$13\r\nannounce-port\r\n$1\r\n0\r\n");
            assertThat(talk.say("SENTINEL", "DEBUG")).startsWith("%13\r\n$11\r\nINFO-PERIOD\r\n$5\r\n10000\r\n");
            assertThat(talk.say("SENTINEL", "EXPLAIN", "mymaster")).startsWith("%9\r\n$4\r\nname\r\n");
            assertThat(talk.say("SENTINEL", "PENDING-SCRIPTS")).isEqualTo("*0\r\n");
            assertThat(talk.say("ROLE")).isEqualTo("*2\r\n$8\r\nsentinel\r\n*1\r\n$8\r\nmymaster\r\n");
            assertThat(talk.say("SUBSCRIBE", "+switch-master"))
                    .isEqualTo(">3\r\n$9\r\nsubscribe\r\n$14\r\n+switch-master\r\n:1\r\n");
        }
    }
}
