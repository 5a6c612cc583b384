package io.vedette.engine.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.differential.Node;
import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.rdb.ContentWriter;
import io.vedette.engine.rdb.RdbOrigin;
import io.vedette.engine.rdb.Usage;
import io.vedette.engine.value.StringValue;
import io.vedette.engine.value.Value;
import io.vedette.resp.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key that is set more than once while a snapshot goes on takes one entry more, and the snapshot has the first. */
class SetAgainTest {

    private static final RdbOrigin ORIGIN = new RdbOrigin("7.2.4", 1, 1, Optional.empty(), false);
    private static final int BUCKETS = 10_000;

    private final Node node = new Node(1, Protocol.RESP2, (database, array, offset, length) -> {});

    /** What a file would have. */
    private static final class Written implements ContentWriter {
        private final Map<String, String> entries = new TreeMap<>();

        @Override
        public void begin(RdbOrigin origin) {
            entries.clear();
        }

        @Override
        public void function(byte[] code) {
            throw new IllegalStateException("there are no functions");
        }

        @Override
        public void sizes(int database, long keys, long expiring) {
            entries.clear();
        }

        @Override
        public void entry(int database, byte[] array, int length, Value value, long expiresAtMs, Usage usage) {
            StringValue string = (StringValue) value;
            entries.put(
                    new String(array, 0, length, StandardCharsets.US_ASCII),
                    string.isNumber()
                            ? Long.toString(string.number())
                            : new String(string.bytes(), StandardCharsets.US_ASCII));
        }

        @Override
        public void end() {
            entries.put("end", "of it");
        }
    }

    @BeforeEach
    void aTextAndANumber() {
        node.engine().time(1);
        node.ask("SET text one");
        node.ask("SET number 1");
    }

    private Snapshot begin() {
        return new Snapshot(node.engine().keyspace(), node.engine().functions(), ORIGIN, UsageAccount.NONE);
    }

    private Entry entry(String key) {
        byte[] name = key.getBytes(StandardCharsets.US_ASCII);
        return Objects.requireNonNull(node.engine().keyspace().database(0).peek(name, 0, name.length));
    }

    private static Map<String, String> end(Snapshot snapshot) {
        Written written = new Written();
        while (!snapshot.isComplete()) {
            snapshot.walk(BUCKETS);
            snapshot.next().ifPresent(batch -> {
                batch.writeTo(written);
                snapshot.giveBack(batch);
            });
        }
        return written.entries;
    }

    @Test
    void theSecondTimeItIsWrittenOver() {
        Entry text = entry("text");
        Entry number = entry("number");
        Snapshot snapshot = begin();
        node.ask("SET text two");
        node.ask("INCR number");
        Entry secondText = entry("text");
        Entry secondNumber = entry("number");
        assertThat(secondText).isNotSameAs(text);
        assertThat(secondNumber).isNotSameAs(number);
        node.ask("SET text three");
        node.ask("INCR number");
        assertThat(entry("text")).isSameAs(secondText);
        assertThat(entry("number")).isSameAs(secondNumber);
        assertThat(end(snapshot)).isEqualTo(Map.of("text", "one", "number", "1"));
        assertThat(node.ask("MGET text number")).contains("three", "3");
    }

    /** What came during one snapshot belongs to the next like everything else. */
    @Test
    void theNextSnapshotHasWhatWasThereAtItsMoment() {
        Snapshot first = begin();
        node.ask("SET text two");
        node.ask("INCR number");
        end(first);
        Snapshot second = begin();
        node.ask("SET text three");
        node.ask("INCR number");
        node.ask("SET text four");
        node.ask("INCR number");
        assertThat(end(second)).isEqualTo(Map.of("text", "two", "number", "2"));
    }

    /** Handed over by the walk, and still in the hands of the worker when it is set. */
    @Test
    void whatAWorkerHasIsNotWrittenOver() {
        Snapshot first = begin();
        node.ask("SET text two");
        node.ask("INCR number");
        end(first);
        Snapshot second = begin();
        second.walk(BUCKETS);
        node.ask("SET text three");
        node.ask("INCR number");
        assertThat(end(second)).isEqualTo(Map.of("text", "two", "number", "2"));
        assertThat(node.ask("MGET text number")).contains("three", "3");
    }
}
