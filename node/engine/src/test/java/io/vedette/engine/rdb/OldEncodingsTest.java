package io.vedette.engine.rdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.differential.Node;
import io.vedette.resp.Protocol;
import io.vedette.resp.RealRedis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Encodings nobody writes any more, or not yet: made by hand, read by us and, where it knows them, by a real server. */
class OldEncodingsTest {

    private static final int PLAIN = 1;

    private final Node node = new Node(1, Protocol.RESP2, (database, array, offset, length) -> {});

    /** Each entry: the size of the one before, then what is given here. */
    private static byte[] ziplist(byte[]... entries) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int before = 0;
        int tail = 10;
        for (byte[] entry : entries) {
            tail = 10 + body.size();
            if (before < 254) {
                body.write(before);
            } else {
                body.write(254);
                body.writeBytes(little(before, 4));
            }
            body.writeBytes(entry);
            before = 10 + body.size() - tail;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(little(body.size() + 11, 4));
        whole.writeBytes(little(tail, 4));
        whole.writeBytes(little(entries.length, 2));
        whole.writeBytes(body.toByteArray());
        whole.write(255);
        return whole.toByteArray();
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < 64) {
            return joined(new byte[] {(byte) bytes.length}, bytes);
        }
        if (bytes.length < 1 << 14) {
            return joined(new byte[] {(byte) (0x40 | bytes.length >> 8), (byte) bytes.length}, bytes);
        }
        byte[] length = little(Integer.reverseBytes(bytes.length), 4);
        return joined(joined(new byte[] {(byte) 0x80}, length), bytes);
    }

    private static byte[] number(int kind, long value, int bytes) {
        return joined(new byte[] {(byte) kind}, little(value, bytes));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] little(long value, int bytes) {
        byte[] out = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            out[i] = (byte) (value >> (8 * i));
        }
        return out;
    }

    private static final byte[][] ALL_KINDS = {
        text("a"),
        text("b".repeat(100)),
        text("c".repeat(20_000)),
        text("after a long one"),
        number(0xc0, -30_000, 2),
        number(0xd0, -2_000_000_000, 4),
        number(0xe0, -9_000_000_000_000_000_000L, 8),
        number(0xf0, -8_000_000, 3),
        number(0xfe, -100, 1),
        number(0xf1, 0, 0),
        number(0xfd, 0, 0)
    };

    private static final String[] THEIR_TEXTS = {
        "a",
        "b".repeat(100),
        "c".repeat(20_000),
        "after a long one",
        "-30000",
        "-2000000000",
        "-9000000000000000000",
        "-8000000",
        "-100",
        "0",
        "12"
    };

    private static byte[] payload(int type, Consumer<RdbWriter> body) {
        RdbWriter out = new RdbWriter(false);
        out.put(type);
        body.accept(out);
        out.little(10, 2);
        out.little(Crc64.of(out.array(), 0, out.size()), 8);
        return out.toBytes();
    }

    @Test
    void listsWereZiplistsAndChainsOfThem() throws IOException, InterruptedException {
        String all = reply(THEIR_TEXTS);
        List<String> question = List.of("LRANGE", "key", "0", "-1");
        both(payload(10, out -> out.string(ziplist(ALL_KINDS))), question, all);
        both(
                payload(14, out -> {
                    out.length(2);
                    out.string(ziplist(Arrays.copyOf(ALL_KINDS, 4)));
                    out.string(ziplist(Arrays.copyOfRange(ALL_KINDS, 4, ALL_KINDS.length)));
                }),
                question,
                all);
        both(
                payload(1, out -> {
                    out.length(3);
                    out.string("a".getBytes(StandardCharsets.US_ASCII));
                    out.string("17".getBytes(StandardCharsets.US_ASCII));
                    out.string(new byte[0]);
                }),
                question,
                reply("a", "17", ""));
        both(
                payload(18, out -> {
                    out.length(1);
                    out.length(PLAIN);
                    out.string(new byte[] {'x'});
                }),
                question,
                reply("x"));
    }

    @Test
    void hashesWereZipmapsAndZiplists() throws IOException, InterruptedException {
        byte[] zipmap = {2, 1, 'f', 2, 0, 'v', 'w', 1, 'g', 1, 2, 'x', 'y', 'z', (byte) 255};
        both(payload(9, out -> out.string(zipmap)), List.of("HMGET", "key", "f", "g"), reply("vw", "x"));
        both(
                payload(13, out -> out.string(ziplist(text("f"), number(0xf3, 0, 0), text("g"), text("w")))),
                List.of("HMGET", "key", "f", "g"),
                reply("2", "w"));
    }

    @Test
    void sortedSetsHadScoresInDigits() throws IOException, InterruptedException {
        List<String> question = List.of("ZRANGE", "key", "0", "-1", "WITHSCORES");
        both(
                payload(3, out -> {
                    out.length(3);
                    out.string(new byte[] {'a'});
                    out.put(3);
                    out.put(new byte[] {'1', '.', '5'}, 0, 3);
                    out.string(new byte[] {'b'});
                    out.put(254);
                    out.string(new byte[] {'c'});
                    out.put(255);
                }),
                question,
                reply("c", "-inf", "a", "1.5", "b", "inf"));
        both(
                payload(12, out -> out.string(ziplist(text("a"), number(0xf3, 0, 0), text("b"), text("2.5")))),
                question,
                reply("a", "2", "b", "2.5"));
    }

    @Test
    void setsWillBeListpacksAndConsumersWillTellWhenTheyWereActive() {
        // Header, "a", 5, end.
        byte[] pack = {12, 0, 0, 0, 2, 0, (byte) 0x81, 'a', 2, 5, 1, (byte) 255};
        assertThat(restored(payload(20, out -> out.string(pack)))).isEqualTo("+OK\r\n");
        assertThat(ours("SMISMEMBER", "key", "a", "5", "b")).isEqualTo("*3\r\n:1\r\n:1\r\n:0\r\n");

        assertThat(restored(payload(21, out -> {
                    out.length(0);
                    out.length(0);
                    for (int i = 0; i < 6; i++) {
                        out.length(i < 2 ? 7 : 0);
                    }
                    out.length(7);
                    out.length(1);
                    out.string(new byte[] {'g'});
                    out.length(7);
                    out.length(7);
                    out.length(7);
                    out.length(0);
                    out.length(1);
                    out.string(new byte[] {'c'});
                    out.little(1000, 8);
                    out.little(900, 8);
                    out.length(0);
                })))
                .isEqualTo("+OK\r\n");
        node.engine().time(2000);
        assertThat(ours("XINFO", "CONSUMERS", "key", "g"))
                .endsWith(":0\r\n$4\r\nidle\r\n:1000\r\n$8\r\ninactive\r\n:1100\r\n");
    }

    @Test
    void valuesOfModulesAreRefused() {
        assertThat(restored(payload(7, out -> out.length(5)))).isEqualTo("-ERR Bad data format\r\n");
    }

    private void both(byte[] payload, List<String> question, String answer) throws IOException, InterruptedException {
        assertThat(restored(payload)).isEqualTo("+OK\r\n");
        assertThat(ours(question.toArray(String[]::new))).isEqualTo(answer);
        try (RealRedis real = RealRedis.start();
                RealRedis.Raw raw = real.connect()) {
            assertThat(raw.ask("RESTORE", "key", "0", new String(payload, StandardCharsets.ISO_8859_1)))
                    .isEqualTo("+OK\r\n");
            assertThat(raw.ask(question.toArray(String[]::new))).isEqualTo(answer);
        }
    }

    private String restored(byte[] payload) {
        return ours("RESTORE", "key", "0", new String(payload, StandardCharsets.ISO_8859_1), "REPLACE");
    }

    private String ours(String... words) {
        byte[][] bytes = Arrays.stream(words)
                .map(word -> word.getBytes(StandardCharsets.ISO_8859_1))
                .toArray(byte[][]::new);
        return new String(node.ask(bytes), StandardCharsets.ISO_8859_1);
    }

    private static String reply(String... texts) {
        StringBuilder reply = new StringBuilder("*" + texts.length + "\r\n");
        for (String text : texts) {
            reply.append('$').append(text.length()).append("\r\n").append(text).append("\r\n");
        }
        return reply.toString();
    }
}
