package io.vedette.engine.rdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.ModelRun;
import io.vedette.engine.differential.Node;
import io.vedette.resp.Protocol;
import io.vedette.resp.RealRedis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values go from us to a real redis-server and back, and damaged ones go nowhere. */
class DumpTest {

    private static final String VERSION_OR_CHECKSUM = "-ERR DUMP payload version or checksum are wrong\r\n";
    private static final String BAD = "-ERR Bad data format\r\n";

    private final List<String> told = new ArrayList<>();
    private final Node node = new Node(
            1,
            Protocol.RESP2,
            Node.hears(command -> told.add(text(command[0]) + " "
                    + text(command[command.length - 1])
                    + (command.length > 3 ? " " + text(command[2]) : ""))));
    private final List<String> keys = new ArrayList<>();

    @BeforeEach
    void tellTime() {
        node.engine().time(1_790_000_000_000L);
    }

    /** Commands that make values of every type in every encoding; the key is the second word. */
    private static List<String> values() {
        SplittableRandom random = new SplittableRandom(9);
        List<String> commands = new ArrayList<>(List.of(
                "SET number 12345",
                "SET negative -2147483648",
                "SET long 123456789012345",
                "SET empty ",
                "SET short abc",
                "SET text " + "ab".repeat(5000),
                "APPEND appended 17",
                "SETBIT bits 1000 1",
                "PFADD estimate a b c d e",
                "RPUSH list a b c 1 2 300 70000 -5",
                "RPUSH huge " + "x".repeat(20_000) + " y",
                "SADD numbers 1 2 3 70000 -5000000000",
                "SADD words a b c 5",
                "ZADD zset 1 a 2.5 b -inf c inf d 1e300 e 3 f",
                "HSET hash f v g 17 h " + "long".repeat(10),
                "XADD stream 1-1 f v g w",
                "XADD stream 1-2 f v g w",
                "XADD stream 2-1 other 17",
                "XADD stream 3-1 f v g w",
                "XDEL stream 1-2",
                "XGROUP CREATE stream group 0",
                "XGROUP CREATE stream idle 1-1",
                "XGROUP CREATECONSUMER stream group lazy",
                "XREADGROUP GROUP group alice COUNT 2 STREAMS stream >",
                "XGROUP CREATE none group $ MKSTREAM"));
        for (int i = 0; i < 600; i++) {
            String word = "w" + random.nextInt(100_000) + "y".repeat(random.nextInt(60));
            commands.add("RPUSH longlist " + word);
            commands.add("SADD manynumbers " + i);
            commands.add("SADD manywords " + word);
            commands.add("ZADD manyscores " + random.nextInt(-1000, 1000) / 8.0 + " " + word);
            commands.add("HSET manyfields " + word + " " + i);
            commands.add("XADD longstream " + (i + 1) + "-1 f " + word);
        }
        return commands;
    }

    /** Answers a command; every char is one byte. */
    private interface Server {
        String ask(String... words) throws IOException;
    }

    private String ours(String... words) {
        return text(node.ask(Arrays.stream(words).map(DumpTest::bytes).toArray(byte[][]::new)));
    }

    private void fill(RealRedis.Raw raw) throws IOException {
        for (String command : values()) {
            String[] words = command.split(" ", -1);
            raw.ask(words);
            node.ask(command);
            String key = words[0].equals("XREADGROUP") || words[0].startsWith("XGROUP") ? words[2] : words[1];
            if (!keys.contains(key) && !words[0].startsWith("X")) {
                keys.add(key);
            }
        }
        keys.addAll(List.of("stream", "longstream", "none"));
    }

    @Test
    void whatWeDumpRedisRestoresAndWhatItDumpsWeRestore() throws Exception {
        try (RealRedis real = RealRedis.start();
                RealRedis.Raw raw = real.connect()) {
            fill(raw);
            for (String key : keys) {
                String ours = bulk(ours("DUMP", key));
                String theirs = bulk(raw.ask("DUMP", key));
                assertThat(raw.ask("RESTORE", "copy", "0", ours, "REPLACE"))
                        .as(key)
                        .isEqualTo("+OK\r\n");
                assertThat(ours("RESTORE", "copy", "0", theirs, "REPLACE"))
                        .as(key)
                        .isEqualTo("+OK\r\n");
                same(raw, key);
            }
        }
    }

    /** The copy on each side, made from the other's dump, is the original of both. */
    private void same(RealRedis.Raw raw, String key) throws IOException {
        String original = shown(raw::ask, key);
        assertThat(shown(raw::ask, "copy")).as("redis has our " + key).isEqualTo(original);
        assertThat(shown(this::ours, "copy")).as("we have its " + key).isEqualTo(original);
        // Written to, they are raw; read, they are not any more.
        if (!List.of("appended", "bits", "estimate", "long").contains(key)) {
            assertThat(ours("OBJECT", "ENCODING", "copy")).as(key).isEqualTo(ours("OBJECT", "ENCODING", key));
        }
    }

    private static String shown(Server server, String key) throws IOException {
        String type = server.ask("TYPE", key).strip();
        return switch (type) {
            case "+string" -> server.ask("GET", key);
            case "+list" -> server.ask("LRANGE", key, "0", "-1");
            case "+set" -> sorted(server.ask("SMEMBERS", key), 1);
            case "+hash" -> sorted(server.ask("HGETALL", key), 2);
            case "+zset" -> server.ask("ZRANGE", key, "0", "-1", "WITHSCORES");
            default ->
                server.ask("XRANGE", key, "-", "+")
                        + server.ask("XINFO", "STREAM", key)
                        + server.ask("XINFO", "GROUPS", key)
                        + server.ask("XPENDING", "stream", "group");
        };
    }

    private static String sorted(String reply, int group) {
        String[] lines = reply.split("\r\n", -1);
        List<String> elements = new ArrayList<>();
        for (int i = 1; i + 2 * group <= lines.length; i += 2 * group) {
            elements.add(String.join("\n", Arrays.copyOfRange(lines, i, i + 2 * group)));
        }
        elements.sort(null);
        return lines[0] + elements;
    }

    @Test
    void replicasAreToldWhenItExpires() {
        node.ask("SET key value");
        String dump = bulk(ours("DUMP", "key"));
        told.clear();
        assertThat(ours("RESTORE", "key", "0", dump)).isEqualTo("-BUSYKEY Target key name already exists.\r\n");
        ours("RESTORE", "other", "1000", dump);
        ours("RESTORE", "other", "1790000005000", dump, "REPLACE", "ABSTTL");
        ours("RESTORE", "other", "1", dump, "REPLACE", "ABSTTL");
        ours("RESTORE", "idle", "0", dump, "IDLETIME", "77");
        assertThat(told)
                .containsExactly(
                        "RESTORE ABSTTL 1790000001000", "RESTORE ABSTTL 1790000005000", "DEL other", "RESTORE 77 0");
        assertThat(ours("EXISTS", "other")).isEqualTo(":0\r\n");
        assertThat(ours("OBJECT", "IDLETIME", "idle")).isEqualTo(":77\r\n");
    }

    @Test
    void aBitThatWasTurnedIsNoticed() {
        node.ask("RPUSH list a b c");
        byte[] dump = bytes(bulk(ours("DUMP", "list")));
        for (int bit = 0; bit < 8 * dump.length; bit++) {
            byte[] damaged = dump.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(restore(damaged)).isEqualTo(VERSION_OR_CHECKSUM);
        }
        assertThat(restore(new byte[0])).isEqualTo(VERSION_OR_CHECKSUM);
        assertThat(restore(Arrays.copyOf(dump, dump.length - 1))).isEqualTo(VERSION_OR_CHECKSUM);
    }

    /** Payloads changed at random, with a checksum that fits: refused, or a value every command can deal with. */
    @Test
    void nothingThatIsRestoredDoesHarm() throws Exception {
        List<byte[]> dumps = new ArrayList<>();
        try (RealRedis real = RealRedis.start();
                RealRedis.Raw raw = real.connect()) {
            fill(raw);
            for (String key : keys) {
                dumps.add(bytes(bulk(raw.ask("DUMP", key))));
                dumps.add(bytes(bulk(ours("DUMP", key))));
            }
        }
        dumps.removeIf(dump -> dump.length > 3000);
        SplittableRandom random = new SplittableRandom(Objects.requireNonNull(Long.getLong("seed", 3)));
        int refused = 0;
        int rounds = Integer.getInteger("steps", ModelRun.times(20_000, 60_000));
        for (int round = 0; round < rounds; round++) {
            byte[] dump = dumps.get(random.nextInt(dumps.size())).clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                dump[random.nextInt(Math.min(dump.length - 10, 1 + random.nextInt(200)))] = (byte) random.nextInt();
            }
            if (random.nextInt(10) == 0) {
                dump[0] = (byte) random.nextInt(25);
            }
            byte[] cut = random.nextInt(10) == 0 ? Arrays.copyOf(dump, 10 + random.nextInt(dump.length - 9)) : dump;
            String reply = restore(signed(cut));
            assertThat(reply).isIn("+OK\r\n", BAD);
            if (reply.equals(BAD)) {
                refused++;
            } else {
                use();
            }
        }
        assertThat(refused).isBetween(rounds / 4, rounds - rounds / 20);
    }

    private void use() {
        for (String command : List.of(
                "DUMP copy",
                "TYPE copy",
                "OBJECT ENCODING copy",
                "LRANGE copy 0 -1",
                "LPOP copy",
                "SMEMBERS copy",
                "SREM copy 1 a",
                "HGETALL copy",
                "HSET copy f w",
                "ZRANGE copy 0 -1 WITHSCORES",
                "ZADD copy 7 a 8 zz",
                "APPEND copy x",
                "XRANGE copy - +",
                "XREVRANGE copy + -",
                "XINFO STREAM copy FULL",
                "XREADGROUP GROUP group bob STREAMS copy >",
                "XAUTOCLAIM copy group bob 0 0",
                "XADD copy * f v",
                "XDEL copy 1-1 2-1",
                "XTRIM copy MAXLEN 1")) {
            assertThat(node.ask(command)).isNotEmpty();
        }
    }

    private static byte[] signed(byte[] dump) {
        int end = dump.length - 8;
        dump[end - 2] = 10;
        dump[end - 1] = 0;
        long sum = Crc64.of(dump, 0, end);
        for (int i = 0; i < 8; i++) {
            dump[end + i] = (byte) (sum >> (8 * i));
        }
        return dump;
    }

    private String restore(byte[] dump) {
        return ours("RESTORE", "copy", "0", text(dump), "REPLACE");
    }

    private static String bulk(String reply) {
        return reply.substring(reply.indexOf("\r\n") + 2, reply.length() - 2);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
