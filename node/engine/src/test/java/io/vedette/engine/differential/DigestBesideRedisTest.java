package io.vedette.engine.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.debug.DataDigest;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.keyspace.Keyspace;
import io.vedette.engine.snapshot.RdbFiles;
import io.vedette.engine.snapshot.UsageAccount;
import io.vedette.engine.value.ValueType;
import io.vedette.resp.Protocol;
import io.vedette.resp.RealRedis;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A real server that holds the same data gives the same digests. */
class DigestBesideRedisTest {
    private static final List<String> SCORES =
            List.of("0", "-0", "0.1", "3.0000000000000004", "1e300", "-1.5e-7", "inf", "-inf", "123456789012345680000");

    private final long nowMs = System.currentTimeMillis();
    private final Node node = node();

    private Node node() {
        Node made = new Node(5, Protocol.RESP2, (database, array, offset, length) -> {});
        made.engine().time(nowMs);
        return made;
    }

    @Test
    void digestsOfAllTypesAreThoseOfRedis() throws Exception {
        RandomData.fill(node, nowMs);
        for (int i = 0; i < SCORES.size(); i++) {
            node.ask("ZADD scores " + SCORES.get(i) + " member" + i);
            node.ask("SADD large " + "x".repeat(100) + i);
        }
        node.ask("ZADD wide 3.14159 " + "y".repeat(100));
        Keyspace keyspace = node.engine().keyspace();
        try (RealRedis real = RealRedis.start("--enable-debug-command", "yes");
                Peer peer = new Peer(real.port())) {
            Files.write(real.folder().resolve("dump.rdb"), RdbFiles.of(node.engine(), true, UsageAccount.LRU));
            assertThat(ask(peer, "DEBUG", "RELOAD", "NOSAVE")).isEqualTo("+OK");

            assertThat(eachDiffersNowhere(peer, keyspace)).containsAll(EnumSet.allOf(ValueType.class));
            assertThat(DataDigest.of(keyspace))
                    .isEqualTo(ask(peer, "DEBUG", "DIGEST").substring(1));
        }
    }

    @Test
    void nothingHasADigestOfZeros() {
        assertThat(DataDigest.of(node.engine().keyspace())).isEqualTo("0".repeat(40));
        assertThat(DataDigest.of(node.engine().keyspace().database(0), bytes("missing")))
                .isEqualTo("0".repeat(40));
    }

    @Test
    void theOrderOfAListCountsAndThatOfASetDoesNot() {
        for (String command : List.of("RPUSH list a b", "RPUSH other b a", "SADD set a b", "SADD same b a")) {
            node.ask(command);
        }
        Database database = node.engine().keyspace().database(0);
        assertThat(DataDigest.of(database, bytes("list"))).isNotEqualTo(DataDigest.of(database, bytes("other")));
        assertThat(DataDigest.of(database, bytes("set"))).isEqualTo(DataDigest.of(database, bytes("same")));
    }

    /** Gives the types there were. */
    private static Set<ValueType> eachDiffersNowhere(Peer peer, Keyspace keyspace) throws Exception {
        Set<ValueType> seen = EnumSet.noneOf(ValueType.class);
        List<String> differences = new ArrayList<>();
        for (Database database : keyspace.databases()) {
            ask(peer, "SELECT", Integer.toString(database.number()));
            for (Entry entry : database.entries()) {
                seen.add(entry.value().type());
                String theirs = new String(
                        peer.ask(bytes("DEBUG"), bytes("DIGEST-VALUE"), entry.key()), StandardCharsets.ISO_8859_1);
                String ours = DataDigest.of(database, entry.key());
                if (!theirs.contains(ours)) {
                    differences.add(entry.value().type() + " " + new String(entry.key(), StandardCharsets.ISO_8859_1));
                }
            }
        }
        assertThat(differences).isEmpty();
        return seen;
    }

    private static String ask(Peer peer, String... words) throws Exception {
        byte[][] bytes = SideBySide.words(words);
        return new String(peer.ask(bytes), StandardCharsets.ISO_8859_1).strip();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
