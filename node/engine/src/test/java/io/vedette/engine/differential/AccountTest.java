package io.vedette.engine.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.ModelRun;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.keyspace.Keyspace;
import io.vedette.engine.value.Limits;
import io.vedette.engine.value.ListValue;
import io.vedette.engine.value.Memory;
import io.vedette.resp.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the keyspace says it takes is what its entries take together, whatever was done to them. */
class AccountTest {
    private static final int COMMANDS = ModelRun.times(10_000, 30_000);
    private static final int BETWEEN = 250;
    private static final long NOW = 1_700_000_000_000L;
    private static final long EXPIRY = 36;
    private static final Limits SMALL = new Limits(8, 20, 4, 8, 8, 20, 8, 20, 3000, 200, 6);

    @Test
    void staysTrueThroughEveryCommand() {
        Node node = new Node(1, Protocol.RESP2, (database, array, offset, length) -> {});
        node.engine().limits(SMALL);
        node.engine().time(NOW);
        Commands commands = new Commands(new SplittableRandom(7));
        for (int i = 1; i <= COMMANDS; i++) {
            Step step = commands.next();
            node.ask(step.bytes());
            if (node.session().isWaiting()) {
                node.engine().stopWaiting(node.session());
            }
            if (i % BETWEEN == 0) {
                assertThat(node.engine().keyspace().bytes())
                        .as("after %d commands, the last %s", i, step)
                        .isEqualTo(counted(node.engine().keyspace()));
            }
        }
        node.ask("DISCARD");
        assertThat(node.engine().keyspace().bytes()).isPositive();
        removeEverything(node);
        assertThat(node.engine().keyspace().bytes()).isZero();
    }

    private static long counted(Keyspace keyspace) {
        long sum = 0;
        for (Database database : keyspace.databases()) {
            for (Entry entry : database.entries()) {
                sum += entry.memory();
                if (entry.value() instanceof ListValue list) {
                    long[] nodes = {4L * Memory.OBJECT};
                    list.forEachNode(pack -> nodes[0] += 2 * Memory.OBJECT + Memory.array(pack.capacity()));
                    assertThat(list.memory()).isEqualTo(nodes[0]);
                }
            }
            sum += database.expiring() * EXPIRY;
        }
        return sum;
    }

    private static void removeEverything(Node node) {
        for (Database database : node.engine().keyspace().databases()) {
            List<byte[]> keys = new ArrayList<>();
            database.entries().forEach(entry -> keys.add(entry.key()));
            keys.forEach(database::remove);
        }
    }
}
