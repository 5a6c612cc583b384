package io.vedette.engine.keyspace;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.vedette.engine.differential.Node;
import io.vedette.resp.Preview;
import io.vedette.resp.Protocol;
import io.vedette.resp.RequestReader;
import io.vedette.resp.WireLimits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is fetched for commands to come; that it changes no reply is shown by all tests that ask a {@link Node}. */
class ForesightTest {
    private static final long START = 1_700_000_000_000L;

    private final Node node = new Node(1, Protocol.RESP2, Node.hears(command -> {}));
    private final Foresight foresight = new Foresight();

    @BeforeEach
    void start() {
        node.engine().time(START);
    }

    @Test
    void reachesKeysAndTheElementsOfLargeValues() {
        node.ask("SET key value");
        for (int i = 0; i < 1000; i++) {
            node.ask("HSET hash field" + i + " value");
            node.ask("ZADD zset " + i + " member" + i);
        }

        assertThat(reached("GET key")).isGreaterThanOrEqualTo("keyvalue".length());
        assertThat(reached("HGET hash field7")).isGreaterThan(reached("HLEN hash"));
        assertThat(reached("ZADD zset 5 member7")).isGreaterThan(reached("ZCARD zset"));
    }

    @Test
    void looksForAKeyThatIsNamedAgainOnceAndForEachOfItsElements() {
        node.ask("SET key value");
        for (int i = 0; i < 1000; i++) {
            node.ask("HSET hash field" + i + " value");
        }
        int key = reached("HLEN hash");
        int seven = reached("HGET hash field7") - key;
        int eight = reached("HGET hash field8") - key;
        int string = reached("GET key");

        assertThat(reached("HGET hash field7", "HGET hash field8")).isEqualTo(key + seven + eight);
        assertThat(reached("GET key", "HGET hash field7", "HGET hash field8", "GET key"))
                .isEqualTo(string + key + seven + eight + string);
        assertThat(reached("HGET hash field7", "PING", "HGET hash field8")).isEqualTo(key + seven + key + eight);
    }

    @Test
    void reachesNothingWhereThereIsNothing() {
        assertThat(reached("PING")).isZero();
        assertThat(reached("GET key")).isZero();
    }

    @Test
    void leavesLongKeysAlone() {
        String key = "k".repeat(1000);
        node.ask("SET " + key + " value");

        assertThat(reached("GET " + key)).isZero();
    }

    @Test
    void removesNothingAndUsesNothing() {
        node.ask("SET key value PX 1");
        node.engine().time(START + 5000);

        reached("GET key");

        assertThat(node.ask("DBSIZE")).isEqualTo(":1\r\n");
        assertThat(node.engine().keyspace().figures().hits()).isZero();
        assertThat(node.engine().keyspace().figures().misses()).isZero();
    }

    /** The lengths of the arrays that were touched. */
    private int reached(String... commands) {
        RequestReader reader = new RequestReader(WireLimits.DEFAULT);
        StringBuilder wire = new StringBuilder();
        for (String command : commands) {
            String[] words = command.split(" ", -1);
            wire.append('*').append(words.length).append("\r\n");
            for (String word : words) {
                wire.append('$')
                        .append(word.length())
                        .append("\r\n")
                        .append(word)
                        .append("\r\n");
            }
        }
        reader.append(Unpooled.wrappedBuffer(wire.toString().getBytes(US_ASCII)));
        Preview preview = new Preview();
        reader.preview(preview);
        assertThat(preview.count()).isEqualTo(commands.length);
        int before = foresight.seen();
        foresight.fetch(node.engine().keyspace().database(0), preview);
        int reached = foresight.seen() - before;
        reader.release();
        return reached;
    }
}
