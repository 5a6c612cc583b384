package io.vedette.engine.keyspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.differential.Node;
import io.vedette.resp.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys whose time is over go though nobody asks for them. */
class ExpiryTest {
    private static final int KEYS = 2_000;

    /** One in so many is over: less than the tenth from on which it is worth while with the least effort. */
    private static final int RARE = 20;

    private final List<String> told = new ArrayList<>();
    private final Node node =
            new Node(7, Protocol.RESP2, Node.hears(words -> told.add(new String(words[0], StandardCharsets.US_ASCII))));

    @Test
    void lookingHarderFindsWhatIsRare() {
        assertThat(goneAtOnce(1)).isLessThan(KEYS / RARE / 4);
        assertThat(goneAtOnce(10)).isGreaterThan(KEYS / RARE / 2);
    }

    /** How many of those that are over go in one go that may look at everything. */
    private int goneAtOnce(int effort) {
        node.ask("FLUSHALL");
        node.engine().time(1_000);
        for (int i = 0; i < KEYS; i++) {
            node.ask("SET key:" + i + " v PXAT " + (i % RARE == 0 ? 2_000 : 9_000_000));
        }
        node.engine().time(3_000);
        node.engine().expiry(effort, false);
        assertThat(node.engine().expire(100 * KEYS)).isFalse();
        return KEYS - node.engine().keyspace().database(0).size();
    }

    @Test
    void replicasAreToldInTheWordThatWasAskedFor() {
        assertThat(toldOfTheEnd(false)).isEqualTo("DEL");
        assertThat(toldOfTheEnd(true)).isEqualTo("UNLINK");
    }

    private String toldOfTheEnd(boolean unlink) {
        node.engine().expiry(1, unlink);
        node.engine().time(1_000);
        node.ask("SET k v PXAT 2000");
        told.clear();
        node.engine().time(3_000);
        assertThat(node.engine().expire(1_000)).isFalse();
        assertThat(told).hasSize(1);
        return told.get(0);
    }
}
