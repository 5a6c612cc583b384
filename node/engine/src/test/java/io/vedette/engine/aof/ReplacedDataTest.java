package io.vedette.engine.aof;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.differential.Node;
import io.vedette.engine.replication.EffectLog;
import io.vedette.engine.snapshot.FreshData;
import io.vedette.resp.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplacedDataTest {

    @Test
    void whoKeepsEffectsIsToldThatTheyAreAboutOtherData() {
        List<String> told = new ArrayList<>();
        Node node = new Node(1, Protocol.RESP2, new EffectLog() {
            @Override
            public void append(int database, byte[] array, int offset, int length) {
                told.add(new String(Node.words(array, offset, length)[0], StandardCharsets.US_ASCII));
            }

            @Override
            public void replaced() {
                told.add("replaced");
            }
        });
        node.ask("SET k v");
        assertThat(node.engine().adopt(FreshData.beside(node.engine().keyspace(), FreshData.Expired.KEEP)))
                .isEmpty();
        node.ask("DEL k");
        node.ask("SET k v");
        assertThat(told).containsExactly("SET", "replaced", "SET");
    }
}
