package io.vedette.engine.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.differential.Node;
import io.vedette.resp.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told what of keys that go by themselves, of scripts that choose, and of what changes nothing. */
class ToldTest {
    private static final long NOW_MS = 1_000_000;

    private final List<String> told = new ArrayList<>();
    private final Node node = new Node(3, Protocol.RESP2, new Log());

    /** Each effect with who is to repeat it. */
    private final class Log implements EffectLog {
        @Override
        public void append(int database, byte[] array, int offset, int length) {
            note("", database, array, offset, length);
        }

        @Override
        public void pass(int database, byte[] array, int offset, int length) {
            note("replicas: ", database, array, offset, length);
        }

        @Override
        public void keep(int database, byte[] array, int offset, int length) {
            note("file: ", database, array, offset, length);
        }

        private void note(String whom, int database, byte[] array, int offset, int length) {
            String words = Stream.of(Node.words(array, offset, length))
                    .map(word -> new String(word, StandardCharsets.ISO_8859_1))
                    .collect(Collectors.joining(" "));
            told.add(whom + database + " " + words);
        }
    }

    @BeforeEach
    void begin() {
        node.engine().time(NOW_MS);
    }

    private void later(long ms) {
        node.engine().time(NOW_MS + ms);
        told.clear();
    }

    @Test
    void keysThatAScanComesAcrossGoOneByOne() {
        node.ask("SET a 1 PX 1");
        node.ask("SET b 1 PX 1");
        later(10);
        node.ask("SCAN 0 COUNT 100");
        assertThat(told).containsExactlyInAnyOrder("0 DEL a", "0 DEL b");
    }

    @Test
    void keysThatATransactionScansGoTogether() {
        node.ask("SET a 1 PX 1");
        node.ask("SET b 1 PX 1");
        later(10);
        node.ask("MULTI");
        node.ask("SCAN 0 COUNT 100");
        node.ask("EXEC");
        assertThat(told).hasSize(4).startsWith("0 MULTI").endsWith("0 EXEC");
    }

    @Test
    void keysThatRandomkeyMeetsGoOneByOne() {
        node.ask("SET a 1 PX 1");
        node.ask("SET b 1 PX 1");
        later(10);
        assertThat(node.ask("RANDOMKEY")).isEqualTo("$-1\r\n");
        assertThat(told).containsExactlyInAnyOrder("0 DEL a", "0 DEL b");
    }

    @Test
    void anExpiredKeyThatIsSwappedInGoesAfterTheSwap() {
        Node waiting = node.another();
        node.ask("SELECT 1");
        node.ask("RPUSH k hello");
        node.ask("PEXPIRE k 100");
        waiting.ask("BRPOP k 0");
        later(200);
        node.ask("SWAPDB 1 0");
        assertThat(told).containsExactly("1 SWAPDB 1 0", "0 DEL k");
        assertThat(waiting.session().isWaiting()).isTrue();
    }

    @Test
    void scriptsChooseWhoRepeatsWhatTheyDo() {
        node.ask(words(
                "EVAL",
                "redis.call('set','a','1') redis.set_repl(redis.REPL_NONE) redis.call('set','b','2')"
                        + " redis.set_repl(redis.REPL_AOF) redis.call('set','c','3')"
                        + " redis.set_repl(redis.REPL_REPLICA) redis.call('set','d','4')"
                        + " redis.set_repl(redis.REPL_ALL) redis.call('set','e','5')",
                "0"));
        assertThat(told)
                .containsExactly(
                        "0 MULTI", "0 set a 1", "file: 0 set c 3", "replicas: 0 set d 4", "0 set e 5", "0 EXEC");
    }

    @Test
    void bitsThatAreSetToWhatTheyAreChangeNothing() {
        node.ask("SETBIT foo 0 0");
        node.ask("BITFIELD other SET i5 0 0");
        later(0);
        long changes = node.engine().keyspace().figures().changes();
        assertThat(node.ask("SETBIT foo 0 0")).isEqualTo(":0\r\n");
        node.ask("SETBIT foo 7 0");
        node.ask("BITFIELD other SET i5 0 0");
        assertThat(told).isEmpty();
        assertThat(node.engine().keyspace().figures().changes()).isEqualTo(changes);
        node.ask("SETBIT foo 8 0");
        node.ask("SETBIT foo 0 1");
        node.ask("BITFIELD other INCRBY i5 0 1");
        assertThat(told).hasSize(3);
        assertThat(node.engine().keyspace().figures().changes()).isEqualTo(changes + 3);
    }

    @Test
    void whatClientsOfAReplicaLetExpireItRemovesItself() {
        Node master = Node.replica(3, Protocol.RESP2);
        Node client = master.another();
        master.engine().time(NOW_MS);
        master.ask("SET theirs value PX 10");
        client.ask("SET own value PX 10");
        client.ask("SET persisted value PX 10");
        client.ask("PERSIST persisted");
        assertThat(master.engine().keyspace().ownExpiries().size()).isEqualTo(2);
        master.engine().time(NOW_MS + 100);
        assertThat(master.engine().expire(100)).isFalse();
        assertThat(master.engine().keyspace().database(0).holds(bytes("theirs")))
                .isTrue();
        assertThat(master.engine().keyspace().database(0).holds(bytes("own"))).isFalse();
        assertThat(client.ask("EXISTS persisted")).isEqualTo(":1\r\n");
        assertThat(master.engine().keyspace().ownExpiries().size()).isZero();
        assertThat(master.engine().keyspace().figures().expired()).isEqualTo(1);
    }

    @Test
    void aKeyThatWasAndStaysAwayIsNoChangeForWhoWatches() {
        Node watching = node.another();
        node.ask("SELECT 1");
        node.ask("SET k v PX 1");
        watching.ask("WATCH k");
        later(10);
        node.ask("SWAPDB 0 1");
        assertThat(exec(watching)).isEqualTo("*1\r\n:0\r\n");
    }

    @Test
    void aKeyThatComesIsAChangeForWhoWatches() {
        Node watching = node.another();
        node.ask("SELECT 1");
        node.ask("SET k v");
        watching.ask("WATCH k");
        node.ask("SWAPDB 0 1");
        assertThat(exec(watching)).isEqualTo("*-1\r\n");
    }

    private static String exec(Node node) {
        node.ask("MULTI");
        node.ask("EXISTS k");
        return node.ask("EXEC");
    }

    private static byte[][] words(String... words) {
        return Stream.of(words).map(ToldTest::bytes).toArray(byte[][]::new);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
