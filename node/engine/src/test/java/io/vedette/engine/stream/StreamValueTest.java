package io.vedette.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.differential.Node;
import io.vedette.engine.keyspace.Database;
import io.vedette.resp.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What cannot be asked of a real server: time, what a snapshot sees, what replicas are told. */
class StreamValueTest {

    private final List<String> told = new ArrayList<>();
    private final Node node = new Node(1, Protocol.RESP2, Node.hears(command -> told.add(text(command))));

    private static String text(byte[][] command) {
        List<String> words = new ArrayList<>();
        for (byte[] word : command) {
            words.add(new String(word, StandardCharsets.ISO_8859_1));
        }
        return String.join(" ", words);
    }

    @Test
    void idsFollowTheClockAndNeverGoBack() {
        node.engine().time(1000);
        assertThat(node.ask("XADD s * f v")).contains("1000-0");
        assertThat(node.ask("XADD s * f v")).contains("1000-1");
        node.engine().time(900);
        assertThat(node.ask("XADD s * f v")).contains("1000-2");
        node.ask("XADD s 1000-18446744073709551615 f v");
        assertThat(node.ask("XADD s * f v")).contains("1001-0");
        node.engine().time(2000);
        assertThat(node.ask("XADD s * f v")).contains("2000-0");
    }

    @Test
    void replicasAreToldWhatCameOfIt() {
        node.engine().time(1000);
        node.ask("XADD s * f v");
        node.ask("XADD s NOMKSTREAM MAXLEN ~ 5 * f v");
        node.ask("XADD s MINID ~ 1 LIMIT 50 1000-* f v");
        node.ask("XTRIM s MAXLEN ~ 100");
        node.ask("XGROUP CREATE s g 0");
        node.ask("XREADGROUP GROUP g alice COUNT 1 STREAMS s >");
        node.ask("XREADGROUP GROUP g bob NOACK COUNT 1 STREAMS s >");
        node.ask("XREADGROUP GROUP g carol STREAMS s 0");
        node.ask("XACK s g 1000-1");
        node.ask("XDEL s 1000-0");
        node.ask("XAUTOCLAIM s g bob 0 0");
        assertThat(told)
                .containsExactly(
                        "XADD s 1000-0 f v",
                        "XADD s NOMKSTREAM MAXLEN = 2 1000-1 f v",
                        "XADD s MINID = 1000-0 LIMIT 50 1000-2 f v",
                        "XGROUP CREATE s g 0",
                        "MULTI",
                        "XCLAIM s g alice 0 1000-0 TIME 1000 RETRYCOUNT 1 FORCE JUSTID LASTID 1000-0",
                        "XGROUP SETID s g 1000-0 ENTRIESREAD 1",
                        "EXEC",
                        "MULTI",
                        "XGROUP SETID s g 1000-1 ENTRIESREAD 2",
                        "XGROUP CREATECONSUMER s g bob",
                        "EXEC",
                        "XGROUP CREATECONSUMER s g carol",
                        "XDEL s 1000-0",
                        "XCLAIM s g alice 0 1000-0 TIME 1000 RETRYCOUNT 1 FORCE JUSTID LASTID 1000-1");
    }

    @Test
    void aFrozenStreamStaysAsItWas() {
        for (int i = 1; i <= 1000; i++) {
            node.ask("XADD s " + i + "-1 f " + i);
        }
        node.ask("XGROUP CREATE s g 0");
        node.ask("XREADGROUP GROUP g alice COUNT 10 STREAMS s >");
        Database database = node.engine().keyspace().database(0);
        StreamValue before = (StreamValue) database.read("s".getBytes(StandardCharsets.US_ASCII));
        assertThat(before).isNotNull();
        if (before == null) {
            return;
        }
        String was = shown(before);
        node.engine().keyspace().freezer().freeze(before);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 1001; i <= 1500; i++) {
            node.ask("XADD s " + i + "-1 f " + i);
            node.ask("XDEL s " + random.nextInt(1500) + "-1");
            node.ask("XREADGROUP GROUP g bob COUNT 2 STREAMS s >");
            node.ask("XACK s g " + random.nextInt(1500) + "-1");
            node.ask("XCLAIM s g carol 0 " + random.nextInt(1500) + "-1");
            node.ask("XTRIM s MAXLEN " + (2000 - i));
        }
        assertThat(shown(before)).isEqualTo(was);
        StreamValue after = (StreamValue) database.read("s".getBytes(StandardCharsets.US_ASCII));
        assertThat(after).isNotSameAs(before).isNotNull();
    }

    private static String shown(StreamValue stream) {
        StringBuilder text = new StringBuilder();
        StreamCursor cursor = stream.between(StreamId.ZERO, StreamId.MAX, true);
        while (cursor.next()) {
            text.append(cursor.id()).append(' ');
            cursor.forEach((field, value) ->
                    text.append(new String(value, StandardCharsets.US_ASCII)).append('\n'));
        }
        for (Group group : stream.groups()) {
            text.append(group.lastId()).append(' ').append(ids(group.pending())).append('\n');
            group.consumers().forEach(consumer -> text.append(ids(consumer.pending())));
        }
        return text.toString();
    }

    private static List<StreamId> ids(PendingEntries entries) {
        List<StreamId> ids = new ArrayList<>();
        entries.forEach(entry -> ids.add(entry.id()));
        return ids;
    }
}
