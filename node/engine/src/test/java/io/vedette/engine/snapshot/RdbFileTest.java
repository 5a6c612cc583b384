package io.vedette.engine.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vedette.engine.differential.Node;
import io.vedette.engine.rdb.Crc64;
import io.vedette.engine.rdb.DamagedRdb;
import io.vedette.engine.rdb.RdbFileWriter;
import io.vedette.engine.rdb.RdbOrigin;
import io.vedette.engine.rdb.RdbStream;
import io.vedette.resp.Protocol;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RdbFiles byte by byte: what is in them, where they end, and what is said about those that are damaged. */
class RdbFileTest {

    private static final long NOW_MS = 1_790_000_000_000L;
    private static final String HEADER = hex("REDIS0010");
    private static final String ONE_KEY = "fe00" + "00" + "016b" + "0176";

    private final Node node = node();

    private static Node node() {
        Node node = new Node(5, Protocol.RESP2, (database, array, offset, length) -> {});
        node.engine().time(NOW_MS);
        return node;
    }

    @Test
    void writesWhatRedisWrites() {
        node.ask("SET k v PXAT 1790000000001");
        node.ask("SELECT 3");
        node.ask("SET n 17");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RdbOrigin.Position position = new RdbOrigin.Position(3, "0123456789".repeat(4), 77);
        KeyspaceWriter.write(
                node.engine().keyspace(),
                node.engine().functions(),
                new RdbOrigin("7.2.4", 1_999, 5, Optional.of(position), true),
                UsageAccount.LRU,
                new RdbFileWriter(out::write, false, false));
        assertThat(HexFormat.of().formatHex(out.toByteArray()))
                .isEqualTo(HEADER
                        + "fa" + "09" + hex("redis-ver") + "05" + hex("7.2.4")
                        + "fa" + "0a" + hex("redis-bits") + "c040"
                        + "fa" + "05" + hex("ctime") + "c001"
                        + "fa" + "08" + hex("used-mem") + "c005"
                        + "fa" + "0e" + hex("repl-stream-db") + "c003"
                        + "fa" + "07" + hex("repl-id") + "28" + hex("0123456789".repeat(4))
                        + "fa" + "0b" + hex("repl-offset") + "c04d"
                        + "fa" + "08" + hex("aof-base") + "c001"
                        + "fe00" + "fb0101" + "fc016c50c4a0010000" + "f800" + "00016b0176"
                        + "fe03" + "fb0100" + "f800" + "00016ec011"
                        + "ff" + "0000000000000000");
    }

    @Test
    void tellsWhereInTheHistoryOfItsMasterItStands() throws Exception {
        FreshData data = RdbFiles.load(
                node.engine(),
                file("fa" + "07" + hex("repl-id") + "28" + hex("0123456789".repeat(4)) + "fa" + "0b"
                        + hex("repl-offset") + "c04d"));
        assertThat(data.position()).contains(new RdbOrigin.Position(-1, "0123456789".repeat(4), 77));
    }

    @Test
    void tellsWhatItLeavesOutAndWhoWroteIt() throws Exception {
        List<String> told = new ArrayList<>();
        FreshData data = FreshData.beside(node.engine().keyspace(), FreshData.Expired.DROP)
                .telling((name, value) -> told.add(name + ": " + value));
        byte[] file = file("fa" + "09" + hex("redis-ver") + "05" + hex("6.2.4") + "02" + "0165" + "00" + ONE_KEY);

        RdbFiles.read(node.engine(), new RdbStream(new ByteArrayInputStream(file)::read, file.length), data);

        assertThat(told).containsExactly("redis-ver: 6.2.4", FreshData.EMPTY_KEY + ": e");
        assertThat(data.emptyKeys()).isEqualTo(1);
        assertThat(data.keys()).isEqualTo(1);
    }

    @Test
    void readsWhatOldAndNewVersionsWrite() throws Exception {
        String seconds = "fdff3db36a" + "00" + "016b" + "0176";
        String times =
                "fc016c50c4a0010000" + "f905" + "18" + "0168" + "0000000000000000" + "01" + "00" + "0166" + "0176";
        String slot = "f4" + "050000";
        String nothing = "02" + "0165" + "00";
        RdbFiles.load(node.engine(), bytes(hex("REDIS0001") + ONE_KEY + "ff"));
        FreshData data = RdbFiles.load(node.engine(), file("fe01" + seconds + times + slot + nothing));
        assertThat(node.engine().adopt(data)).isEmpty();
        node.ask("SELECT 1");
        assertThat(node.ask("PEXPIRETIME k")).isEqualTo(":1790131711000\r\n");
        assertThat(node.ask("HGET h f")).isEqualTo("$1\r\nv\r\n");
        assertThat(node.ask("DBSIZE")).isEqualTo(":2\r\n");
    }

    @Test
    void keysWhoseTimeIsOverAreDroppedOrKept() throws Exception {
        byte[] file = file("fcff6b50c4a0010000" + "00" + "016b" + "0176");
        FreshData dropped = RdbFiles.load(node.engine(), file);
        assertThat(dropped.keys()).isZero();
        assertThat(dropped.dropped()).isEqualTo(1);
        FreshData kept = FreshData.beside(node.engine().keyspace(), FreshData.Expired.KEEP);
        RdbFiles.read(node.engine(), stream(file), kept);
        assertThat(kept.keys()).isEqualTo(1);
    }

    @Test
    void stopsAtTheEndAndLeavesWhatFollows() throws Exception {
        byte[] file = file(ONE_KEY);
        byte[] more = Arrays.copyOf(file, file.length + 3);
        RdbStream stream = new RdbStream(new ByteArrayInputStream(more)::read, RdbStream.UNKNOWN);
        RdbFiles.read(node.engine(), stream, FreshData.beside(node.engine().keyspace(), FreshData.Expired.DROP));
        assertThat(stream.taken()).isEqualTo(file.length);
        assertThat(stream.rest()).hasSize(3);
    }

    @Test
    void saysWhereAFileIsDamagedAndWhatWasFound() {
        refused(bytes(hex("REDIX0010")), 9, "there is no RDB file: it does not begin with REDIS (in the header)");
        refused(
                bytes(hex("REDIS0013")),
                9,
                "the format has version 13, and 12 is the newest that is known (in the header)");
        refused(bytes(HEADER + "2a"), 10, "there is no type and no opcode 42 (in a value of type 42)");
        refused(
                bytes(HEADER + "00" + "0161" + "05" + "aa"),
                13,
                "a string cannot be 5 bytes long (in the value of type 0 of key 'a' that begins at byte 9)");
        refused(bytes(HEADER + ONE_KEY), 16, "the bytes end where at least 1 more belong (in an opcode or a type)");
        refused(
                file(ONE_KEY + "00" + "016b" + "0177"),
                21,
                "the key is there twice (in the value of type 0 of key 'k' that begins at byte 16)");
        refused(
                file("fe11" + "00" + "016b" + "0176"),
                16,
                "database 17 is not among the 16 that are configured ('databases')"
                        + " (in the value of type 0 of key 'k' that begins at byte 11)");
        refused(
                file("07" + "016d" + "8145e25238df912c03"),
                21,
                "the value belongs to the module ReJSON-RL, and cannot be read without it"
                        + " (in the value of type 7 of key 'm' that begins at byte 9)");
        byte[] turned = file(ONE_KEY);
        turned[15] ^= 1;
        DamagedRdb damaged = refusal(turned);
        assertThat(damaged.found()).startsWith("RDB CRC error: the checksum is ");
        refused(
                file("18" + "0168" + "0000000000000000" + "01" + "05" + "0166" + "0176"),
                22,
                "a field of the hash expires, which fields do in Redis 7.4 and not here"
                        + " (in the value of type 24 of key 'h' that begins at byte 9)");
    }

    @Test
    void aFileThatBreaksOffAnywhereIsRefusedThere() {
        byte[] file = file("fe00fb0101fc016c50c4a0010000f800" + "00016b0176" + "0b0173" + "10" + "02000000" + "04000000"
                + "0100020003000400");
        assertThat(catchThrowableOfType(DamagedRdb.class, () -> RdbFiles.load(node.engine(), file)))
                .isNull();
        for (int length = 0; length < file.length; length++) {
            DamagedRdb damaged = refusal(Arrays.copyOf(file, length));
            assertThat(damaged.offset()).isLessThanOrEqualTo(length);
            assertThat(damaged.found()).containsAnyOf("the bytes end", "cannot be");
        }
    }

    @Test
    void aFunctionThatIsNoneChangesNothing() throws Exception {
        node.ask("SET k old");
        FreshData data = RdbFiles.load(node.engine(), file("f5" + "03" + hex("abc") + ONE_KEY));
        assertThat(node.engine().adopt(data))
                .contains("a library of functions cannot be loaded: ERR Missing library metadata");
        assertThat(node.ask("GET k")).isEqualTo("$3\r\nold\r\n");
    }

    private void refused(byte[] file, long offset, String found) {
        DamagedRdb damaged = refusal(file);
        assertThat(damaged.found()).isEqualTo(found);
        assertThat(damaged.offset()).isEqualTo(offset);
    }

    private DamagedRdb refusal(byte[] file) {
        return Objects.requireNonNull(
                catchThrowableOfType(DamagedRdb.class, () -> RdbFiles.load(node.engine(), file)), "it was loaded");
    }

    private static RdbStream stream(byte[] file) {
        return new RdbStream(new ByteArrayInputStream(file)::read, file.length);
    }

    /** With a header, an end and a checksum that fits. */
    private static byte[] file(String body) {
        byte[] begin = bytes(HEADER + body + "ff");
        byte[] file = Arrays.copyOf(begin, begin.length + 8);
        long sum = Crc64.of(begin, 0, begin.length);
        for (int i = 0; i < 8; i++) {
            file[begin.length + i] = (byte) (sum >> (8 * i));
        }
        return file;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
