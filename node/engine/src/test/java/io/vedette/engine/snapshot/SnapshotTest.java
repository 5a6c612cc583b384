package io.vedette.engine.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.ModelRun;
import io.vedette.engine.differential.Commands;
import io.vedette.engine.differential.Inventory;
import io.vedette.engine.differential.Node;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.rdb.DamagedRdb;
import io.vedette.engine.rdb.RdbFileWriter;
import io.vedette.engine.rdb.RdbOrigin;
import io.vedette.engine.rdb.RdbStream;
import io.vedette.resp.Protocol;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random commands while a snapshot is gathered in random steps: its file holds what was there at its moment, no more. */
class SnapshotTest {

    private static final int DATABASES = 16;
    private static final int ROUNDS = Integer.getInteger("rounds", ModelRun.times(10, 24));
    private static final long SEED = Objects.requireNonNull(Long.getLong("seed", 20261121));

    /** Elements that more than a segment of a table has room for. */
    private static final int GREAT = 5_000;

    private static final long NOW_MS = 1_790_000_000_000L;
    private static final RdbOrigin ORIGIN = new RdbOrigin("7.2.4", NOW_MS, 1, Optional.empty(), false);

    /** A snapshot under way, and the worker's part of it done in the same thread, later. */
    private static final class Run {
        private final SplittableRandom random;
        private final Commands commands;
        private final Node node;
        private final GreatCollections great;
        private final ArrayDeque<Batch> sent = new ArrayDeque<>();
        private final ByteArrayOutputStream file = new ByteArrayOutputStream();
        private final RdbFileWriter writer = new RdbFileWriter(file::write, true, true);
        private final long momentMs;
        private Snapshot snapshot;

        Run(long seed) {
            random = new SplittableRandom(seed);
            commands = new Commands(random.split());
            node = new Node(seed, Protocol.RESP2, (database, array, offset, length) -> {});
            node.engine().time(NOW_MS);
            great = new GreatCollections(node, random.split(), random.nextInt(5) == 0 ? GREAT : 50);
            commands(random.nextInt(3000));
            for (int i = random.nextInt(3000); i > 0; i--) {
                node.ask("SET many" + i + " " + i);
            }
            momentMs = node.engine().keyspace().nowMs();
            snapshot = take();
        }

        private Snapshot take() {
            return new Snapshot(node.engine().keyspace(), node.engine().functions(), ORIGIN, UsageAccount.NONE);
        }

        void commands(int count) {
            for (int i = 0; i < count; i++) {
                node.engine().time(node.engine().keyspace().nowMs() + random.nextInt(3));
                node.ask(commands.words());
                if (node.session().isWaiting()) {
                    node.engine().stopWaiting(node.session());
                }
                if (random.nextInt(4) == 0) {
                    great.change();
                }
            }
        }

        void toTheEnd() {
            snapshot.preamble().writeTo(writer);
            while (!snapshot.isComplete()) {
                commands(random.nextInt(20));
                sometimesAllAtOnce();
                snapshot.walk(1 + random.nextInt(100));
                snapshot.next().ifPresent(sent::add);
                if (random.nextInt(3) == 0 && !sent.isEmpty()) {
                    Batch batch = sent.remove();
                    batch.writeTo(writer);
                    snapshot.giveBack(batch);
                }
            }
            writer.end();
        }

        /** What random commands seldom do. */
        private void sometimesAllAtOnce() {
            switch (random.nextInt(300)) {
                case 0 -> node.ask("FLUSHALL");
                case 1 -> node.ask("SWAPDB 0 1");
                case 2 -> node.engine().rehash(1000);
                case 3 -> {
                    while (node.engine().expire(1000)) {
                        node.engine().rehash(1);
                    }
                }
                case 4 -> fill();
                default -> {}
            }
        }

        /** So much that the tables grow. */
        private void fill() {
            for (int i = 0; i < 2000; i++) {
                node.ask("SET new" + random.nextInt(5000) + " " + i);
            }
        }
    }

    /** All a node holds, and when it expires. */
    private static Map<String, String> all(Node node) throws IOException {
        node.ask("DISCARD");
        Map<String, String> all = new TreeMap<>(Inventory.of(node::ask, DATABASES, false));
        for (Database database : node.engine().keyspace().databases()) {
            for (Entry entry : database.entries()) {
                all.put(
                        "expiry " + database.number() + new String(entry.key(), StandardCharsets.ISO_8859_1),
                        Long.toString(database.expiresAtMs(entry)));
            }
        }
        return all;
    }

    private static Node holding(byte[] file, long nowMs) throws DamagedRdb {
        Node node = new Node(1, Protocol.RESP2, (database, array, offset, length) -> {});
        node.engine().keyspace().time(nowMs);
        FreshData data = FreshData.beside(node.engine().keyspace(), FreshData.Expired.KEEP);
        RdbFiles.read(node.engine(), new RdbStream(new ByteArrayInputStream(file)::read, file.length), data);
        assertThat(node.engine().adopt(data)).isEmpty();
        return node;
    }

    @Test
    void holdsWhatWasThereAtItsMoment() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED + round;
            Run run = new Run(seed);
            byte[] atOnce = RdbFiles.of(run.node.engine(), true, UsageAccount.NONE);
            run.toTheEnd();
            Map<String, String> expected = all(holding(atOnce, run.momentMs));
            assertThat(Inventory.differences(all(holding(run.file.toByteArray(), run.momentMs)), expected))
                    .as("replay with -Drounds=1 -Dseed=%d", seed)
                    .isEmpty();
        }
    }

    @Test
    void anotherCanBeTakenAfterOneThatWasAbandoned() throws Exception {
        for (int round = 0; round < ROUNDS / 4; round++) {
            Run run = new Run(SEED + round);
            for (int i = run.random.nextInt(10); i > 0; i--) {
                run.commands(10);
                run.snapshot.walk(run.random.nextInt(200));
                run.snapshot.next().ifPresent(run.sent::add);
            }
            run.snapshot.abandon();
            run.sent.forEach(run.snapshot::giveBack);
            run.sent.clear();
            while (!run.snapshot.isComplete()) {
                run.commands(3);
                run.snapshot.walk(50);
            }
            run.snapshot = run.take();
            byte[] atOnce = RdbFiles.of(run.node.engine(), true, UsageAccount.NONE);
            long momentMs = run.node.engine().keyspace().nowMs();
            run.toTheEnd();
            assertThat(Inventory.differences(
                            all(holding(run.file.toByteArray(), momentMs)), all(holding(atOnce, momentMs))))
                    .as("replay with -Drounds=4 -Dseed=%d", SEED + round)
                    .isEmpty();
        }
    }

    @Test
    void onlyWhatIsInABatchIsCopiedWhenItChanges() {
        Node node = new Node(1, Protocol.RESP2, (database, array, offset, length) -> {});
        node.ask("RPUSH list a");
        Snapshot snapshot =
                new Snapshot(node.engine().keyspace(), node.engine().functions(), ORIGIN, UsageAccount.NONE);
        Object before = node.engine().keyspace().database(0).read(bytes("list"));
        node.ask("RPUSH list b");
        Object copied = node.engine().keyspace().database(0).read(bytes("list"));
        assertThat(copied).isNotSameAs(before);
        snapshot.walk(100);
        snapshot.giveBack(snapshot.next().orElseThrow());
        node.ask("RPUSH list c");
        assertThat(node.engine().keyspace().database(0).read(bytes("list"))).isSameAs(copied);
        assertThat(snapshot.isComplete()).isTrue();
    }

    @Test
    void theWalkWaitsWhenTheWorkerIsSlow() {
        Node node = new Node(1, Protocol.RESP2, (database, array, offset, length) -> {});
        for (int i = 0; i < 20_000; i++) {
            node.ask("SET key" + i + " v");
        }
        Snapshot snapshot =
                new Snapshot(node.engine().keyspace(), node.engine().functions(), ORIGIN, UsageAccount.NONE);
        while (snapshot.canWalk()) {
            snapshot.walk(100);
            snapshot.next();
        }
        assertThat(snapshot.isComplete()).isFalse();
        assertThat(snapshot.handedOut()).isBetween(4000L, 6000L);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
