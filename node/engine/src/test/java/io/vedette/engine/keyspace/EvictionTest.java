package io.vedette.engine.keyspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.vedette.engine.MemoryLimit.Outcome;
import io.vedette.engine.MemoryRules;
import io.vedette.engine.differential.Node;
import io.vedette.resp.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which keys go when memory is short, and who is told. */
class EvictionTest {
    private static final long START = 1_700_000_000_000L;
    private static final int KEYS = 1000;

    private final List<String> told = new ArrayList<>();
    private final Node node = new Node(1, Protocol.RESP2, Node.hears(command -> told.add(text(command))));

    private static String text(byte[][] command) {
        List<String> words = new ArrayList<>();
        for (byte[] word : command) {
            words.add(new String(word, StandardCharsets.US_ASCII));
        }
        return String.join(" ", words);
    }

    private void rules(long mostBytes, EvictionPolicy policy) {
        node.engine().memoryLimit().rules(new MemoryRules(mostBytes, policy, 5, 10, 1, false));
    }

    private long bytes() {
        return node.engine().keyspace().bytes();
    }

    /** Keys one after the other, a second apart; the first half is used again in the end. */
    private void fill(String options) {
        for (int i = 0; i < KEYS; i++) {
            node.engine().time(START + i * 1000L);
            node.ask("SET key" + i + " value" + options.replace("#", Integer.toString(100_000 + i)));
        }
        for (int i = 0; i < KEYS / 2; i++) {
            node.engine().time(START + KEYS * 1000L + i * 1000L);
            node.ask("GET key" + i);
        }
        told.clear();
    }

    private int left(int from, int to) {
        int left = 0;
        for (int i = from; i < to; i++) {
            left += node.ask("EXISTS key" + i).equals(":1\r\n") ? 1 : 0;
        }
        return left;
    }

    private Outcome halve(EvictionPolicy policy) {
        rules(bytes() / 2, policy);
        return node.engine().memoryLimit().makeRoom(0, KEYS);
    }

    @Test
    void whatWasNotUsedForLongGoesFirst() {
        rules(0, EvictionPolicy.ALLKEYS_LRU);
        fill("");
        assertThat(halve(EvictionPolicy.ALLKEYS_LRU)).isEqualTo(Outcome.ENOUGH);
        assertThat(left(0, KEYS / 2)).isGreaterThan(4 * left(KEYS / 2, KEYS));
    }

    @Test
    void whatIsUsedOftenStays() {
        rules(0, EvictionPolicy.ALLKEYS_LFU);
        fill("");
        for (int round = 0; round < 50; round++) {
            for (int i = 100; i < 200; i++) {
                node.ask("GET key" + i);
            }
        }
        assertThat(node.ask("OBJECT FREQ key150")).isGreaterThan(":5\r\n");
        assertThat(node.ask("OBJECT IDLETIME key150")).startsWith("-ERR An LFU maxmemory policy is selected");
        halve(EvictionPolicy.ALLKEYS_LFU);
        assertThat(left(100, 200)).isEqualTo(100);
    }

    @Test
    void whatExpiresSoonestGoesFirst() {
        fill(" EX #");
        node.ask("SET stays value");
        halve(EvictionPolicy.VOLATILE_TTL);
        assertThat(left(0, KEYS / 2)).isLessThan(left(KEYS / 2, KEYS) / 4);
        assertThat(node.ask("EXISTS stays")).isEqualTo(":1\r\n");
    }

    @Test
    void whatDoesNotExpireIsNeverTakenByTheVolatilePolicies() {
        for (EvictionPolicy policy : List.of(
                EvictionPolicy.VOLATILE_LRU,
                EvictionPolicy.VOLATILE_LFU,
                EvictionPolicy.VOLATILE_RANDOM,
                EvictionPolicy.VOLATILE_TTL)) {
            node.ask("FLUSHALL");
            fill("");
            node.ask("SET goes value EX 100");
            rules(1, policy);
            assertThat(node.engine().memoryLimit().makeRoom(0, KEYS)).isEqualTo(Outcome.NOTHING_LEFT);
            assertThat(left(0, KEYS)).isEqualTo(KEYS);
            assertThat(node.ask("EXISTS goes")).isEqualTo(":0\r\n");
        }
    }

    @Test
    void anyKeyOfAnyDatabaseMayGoByChance() {
        fill("");
        node.ask("SELECT 3");
        fill("");
        halve(EvictionPolicy.ALLKEYS_RANDOM);
        int here = left(0, KEYS);
        node.ask("SELECT 0");
        assertThat(left(0, KEYS)).isCloseTo(here, offset(KEYS / 10));
    }

    @Test
    void nothingGoesWithoutAPolicy() {
        fill("");
        assertThat(halve(EvictionPolicy.NOEVICTION)).isEqualTo(Outcome.NOTHING_LEFT);
        assertThat(left(0, KEYS)).isEqualTo(KEYS);
    }

    @Test
    void replicasAreToldOfEachKeyByItself() {
        fill("");
        rules(bytes() - 100, EvictionPolicy.ALLKEYS_RANDOM);
        assertThat(node.engine().memoryLimit().makeRoom(0, 1)).isEqualTo(Outcome.MORE);
        assertThat(node.engine().memoryLimit().makeRoom(0, 5)).isEqualTo(Outcome.ENOUGH);
        assertThat(told).hasSize(2).allMatch(command -> command.startsWith("DEL key"));
        assertThat(node.engine().keyspace().figures().evicted()).isEqualTo(2);
    }
}
