package io.vedette.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.vedette.engine.ModelRun;
import io.vedette.engine.aof.ValueCommands;
import io.vedette.engine.dict.SipHash;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.rdb.RdbWriter;
import io.vedette.engine.rdb.ValueWriter;
import io.vedette.engine.stream.Consumer;
import io.vedette.engine.stream.Group;
import io.vedette.engine.stream.StreamId;
import io.vedette.engine.stream.StreamValue;
import io.vedette.engine.stream.Trim;
import io.vedette.resp.Request;
import io.vedette.resp.RequestReader;
import io.vedette.resp.WireLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a worker reads of a large value is what was there when it was frozen, whatever is done to the copy that goes on. */
class FrozenValuesTest {

    private static final SplittableRandom CHANCE = new SplittableRandom(1);
    private static final SipHash HASHING = new SipHash(CHANCE);
    private static final byte[] KEY = {'k'};

    /** As many as may be about at the same time, from earlier snapshots that are still written. */
    private static final int MOST_FROZEN = 4;

    private static final int TWICE = 2;

    /** One change of any kind the value knows; {@code keys} says how many different elements there may be. */
    private interface Change<V extends Value> {
        void of(V value, SplittableRandom random, int keys);
    }

    /** A value that nobody may change any more, and what it was. */
    private static final class Frozen {
        private final Value value;
        private final byte[] was;

        Frozen(Value value) {
            this.value = value;
            this.was = written(value);
        }

        /** Looked at so many times. */
        boolean isWhatItWas(int looks) {
            boolean same = true;
            for (int i = 0; i < looks; i++) {
                same &= Arrays.equals(written(value), was);
            }
            return same;
        }

        void check() {
            assertThat(written(value)).isEqualTo(was);
        }
    }

    /** In both forms there are: as in a file, and as commands. */
    private static byte[] written(Value value) {
        RdbWriter out = new RdbWriter(false);
        new ValueWriter(out).write(value);
        new ValueCommands(words -> List.of(words).forEach(out::string)).write(KEY, value, Database.NEVER);
        return out.toBytes();
    }

    private static <V extends Value> void staysAsItWas(V begin, Class<V> type, Change<V> change) {
        ArrayDeque<Frozen> frozen = new ArrayDeque<>();
        Value[] live = {begin};
        int[] step = new int[1];
        ModelRun.of(random -> {
            int keys = 64 << (step[0]++ / 10_000 % 10);
            change.of(type.cast(live[0]), random, keys);
            if (random.nextInt(8_000) == 0) {
                if (frozen.size() == MOST_FROZEN) {
                    frozen.remove().check();
                }
                frozen.add(new Frozen(live[0]));
                live[0] = live[0].copy();
                // A copy of what is frozen may be taken more than once: COPY reads.
                assertThat(written(frozen.getLast().value.copy())).isEqualTo(frozen.getLast().was);
            }
        });
        frozen.forEach(Frozen::check);
    }

    private static <V extends Value> void isReadWhileTheCopyChanges(V begin, Class<V> type, Change<V> change) {
        SplittableRandom random = new SplittableRandom(7);
        Value live = begin;
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 5_000; i++) {
                change.of(type.cast(live), random, 20_000);
            }
            Frozen frozen = new Frozen(live);
            CompletableFuture<Boolean> worker = CompletableFuture.supplyAsync(() -> frozen.isWhatItWas(TWICE));
            live = live.copy();
            do {
                change.of(type.cast(live), random, 20_000);
            } while (!worker.isDone());
            assertThat(worker.join()).isTrue();
            frozen.check();
        }
    }

    private static void changeHash(HashValue hash, SplittableRandom random, int keys) {
        byte[] field = ModelRun.key(random, keys);
        if (random.nextInt(3) == 0) {
            hash.remove(field, 0, field.length);
        } else {
            hash.put(field, ModelRun.value(random, 60), Limits.DEFAULT);
        }
    }

    @Test
    void aHashStays() {
        staysAsItWas(new HashValue(HASHING), HashValue.class, FrozenValuesTest::changeHash);
    }

    @Test
    void aHashIsReadMeanwhile() {
        isReadWhileTheCopyChanges(new HashValue(HASHING), HashValue.class, FrozenValuesTest::changeHash);
    }

    private static void changeSet(SetValue set, SplittableRandom random, int keys) {
        byte[] member = ModelRun.key(random, keys);
        if (random.nextInt(3) == 0) {
            set.remove(member);
        } else {
            set.add(member, Limits.DEFAULT);
        }
    }

    @Test
    void aSetStays() {
        staysAsItWas(new SetValue(HASHING), SetValue.class, FrozenValuesTest::changeSet);
    }

    @Test
    void aSetIsReadMeanwhile() {
        isReadWhileTheCopyChanges(new SetValue(HASHING), SetValue.class, FrozenValuesTest::changeSet);
    }

    private static void changeSortedSet(ZSetValue zset, SplittableRandom random, int keys) {
        byte[] member = ModelRun.key(random, keys);
        if (random.nextInt(3) == 0) {
            zset.remove(member, 0, member.length);
        } else if (random.nextInt(500) == 0 && zset.size() > 0) {
            int from = random.nextInt(zset.size());
            zset.removeRange(from, Math.min(20, zset.size() - from));
        } else {
            zset.put(member, random.nextInt(1000) / 4.0, Limits.DEFAULT);
        }
    }

    @Test
    void aSortedSetStays() {
        staysAsItWas(new ZSetValue(HASHING), ZSetValue.class, FrozenValuesTest::changeSortedSet);
    }

    @Test
    void aSortedSetIsReadMeanwhile() {
        isReadWhileTheCopyChanges(new ZSetValue(HASHING), ZSetValue.class, FrozenValuesTest::changeSortedSet);
    }

    /** Nodes of few elements, so that there are many of them. */
    private static final Limits SHORT_NODES = new Limits(512, 64, 16, 512, 128, 64, 128, 64, 3000, 4096, 100);

    private static void changeList(ListValue list, SplittableRandom random, int keys) {
        End end = random.nextBoolean() ? End.HEAD : End.TAIL;
        byte[] value = ModelRun.key(random, 50);
        int choice = list.size() > keys ? 9 : list.isEmpty() ? 10 : random.nextInt(25);
        if (choice == 0 && !list.isEmpty()) {
            list.set(random.nextInt(list.size()), value, 0, value.length, SHORT_NODES);
        } else if (choice == 1) {
            list.insert(random.nextBoolean(), ModelRun.key(random, 50), value, 0, value.length, SHORT_NODES);
        } else if (choice == 2) {
            list.remove(end, 2, value, 0, value.length, SHORT_NODES);
        } else if (choice > 2 && choice < 9) {
            list.pop(end, SHORT_NODES);
        } else if (choice == 9) {
            list.trim(end, random.nextInt(Math.min(list.size(), 500) + 1), SHORT_NODES);
        } else {
            list.push(end, value, 0, value.length, SHORT_NODES);
        }
    }

    @Test
    void aListStays() {
        staysAsItWas(new ListValue(), ListValue.class, FrozenValuesTest::changeList);
    }

    @Test
    void aListIsReadMeanwhile() {
        isReadWhileTheCopyChanges(new ListValue(), ListValue.class, FrozenValuesTest::changeList);
    }

    /** Longer than several pieces, and growing. */
    private static EditedString greatString() {
        return EditedString.of(new byte[EditedString.GREAT + 1000]);
    }

    private static void changeString(EditedString string, SplittableRandom random, int keys) {
        byte[] some = ModelRun.value(random, keys / 4);
        if (string.length() < 2 * EditedString.GREAT && random.nextInt(100) == 0) {
            string.append(some, 0, some.length);
        } else if (random.nextBoolean()) {
            string.write(random.nextInt(string.length() - some.length), some, 0, some.length);
        } else {
            string.put(random.nextInt(string.length()), (byte) keys);
        }
    }

    @Test
    void aStringStays() {
        staysAsItWas(greatString(), EditedString.class, FrozenValuesTest::changeString);
    }

    @Test
    void aStringIsReadMeanwhile() {
        isReadWhileTheCopyChanges(greatString(), EditedString.class, FrozenValuesTest::changeString);
    }

    private static final Request ENTRY = entry();

    private static Request entry() {
        RequestReader reader = new RequestReader(WireLimits.DEFAULT);
        reader.append(Unpooled.wrappedBuffer("field value\r\n".getBytes(StandardCharsets.US_ASCII)));
        if (reader.next() instanceof Request request) {
            return request;
        }
        throw new IllegalStateException("not one request");
    }

    private static void changeStream(StreamValue stream, SplittableRandom random, int keys) {
        int choice = random.nextInt(10);
        StreamId some = new StreamId(Math.max(1, stream.lastId().ms() - random.nextInt(keys)), 0);
        if (choice == 0) {
            stream.remove(some);
        } else if (choice == 1 && random.nextInt(20) == 0) {
            stream.trim(new Trim(new Trim.Length(keys), random.nextBoolean(), 0));
        } else if (choice < 5) {
            stream.append(new StreamId(stream.lastId().ms() + 1, 0), ENTRY, 0, 1, Limits.DEFAULT);
        } else {
            changeGroup(stream, some, random);
        }
    }

    private static void changeGroup(StreamValue stream, StreamId some, SplittableRandom random) {
        byte[] name = ModelRun.key(random, 2);
        Group there = stream.group(name);
        Group group = there == null ? stream.create(name, StreamId.ZERO, 0) : there;
        byte[] called = ModelRun.key(random, 5);
        Consumer known = group.consumer(called);
        Consumer consumer = known == null ? group.create(called, 1) : known;
        int choice = random.nextInt(2_000);
        if (choice == 0) {
            stream.remove(group);
        } else if (choice < 10) {
            group.remove(consumer);
        } else if (choice < 500) {
            group.acknowledge(some);
        } else {
            consumer.seen(choice);
            group.position(some, choice);
            group.add(some, consumer, choice, 1 + random.nextInt(3));
        }
    }

    @Test
    void aStreamStays() {
        staysAsItWas(new StreamValue(), StreamValue.class, FrozenValuesTest::changeStream);
    }

    @Test
    void aStreamIsReadMeanwhile() {
        isReadWhileTheCopyChanges(new StreamValue(), StreamValue.class, FrozenValuesTest::changeStream);
    }
}
