package io.vedette.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.ModelRun;
import io.vedette.engine.dict.SipHash;
import io.vedette.engine.rdb.RdbWriter;
import io.vedette.engine.rdb.ValueWriter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a worker reads of a large value is what was there when it was frozen, whatever is done to the copy that goes on. */
class FrozenValuesTest {

    private static final SplittableRandom CHANCE = new SplittableRandom(1);
    private static final SipHash HASHING = new SipHash(CHANCE);

    /** As many as may be about at the same time, from earlier snapshots that are still written. */
    private static final int MOST_FROZEN = 4;

    /** One change of any kind the value knows; {@code keys} says how many different elements there may be. */
    private interface Change<V extends Value> {
        void of(V value, SplittableRandom random, int keys);
    }

    private record Frozen(Value value, byte[] was) {

        static Frozen of(Value value) {
            return new Frozen(value, written(value));
        }

        void check() {
            assertThat(written(value)).isEqualTo(was);
        }
    }

    private static byte[] written(Value value) {
        RdbWriter out = new RdbWriter(false);
        new ValueWriter(out).write(value);
        return out.toBytes();
    }

    private static <V extends Value> void staysAsItWas(V begin, Class<V> type, Change<V> change) {
        ArrayDeque<Frozen> frozen = new ArrayDeque<>();
        Value[] live = {begin};
        int[] step = new int[1];
        ModelRun.of(random -> {
            int keys = 64 << (step[0]++ / 10_000 % 10);
            change.of(type.cast(live[0]), random, keys);
            if (random.nextInt(3_000) == 0) {
                if (frozen.size() == MOST_FROZEN) {
                    frozen.remove().check();
                }
                frozen.add(Frozen.of(live[0]));
                live[0] = live[0].copy();
                // A copy of what is frozen may be taken more than once: COPY reads.
                assertThat(written(frozen.getLast().value().copy()))
                        .isEqualTo(frozen.getLast().was());
            }
        });
        frozen.forEach(Frozen::check);
    }

    private static <V extends Value> void isReadWhileTheCopyChanges(V begin, Class<V> type, Change<V> change) {
        SplittableRandom random = new SplittableRandom(7);
        Value live = begin;
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 5_000; i++) {
                change.of(type.cast(live), random, 20_000);
            }
            Frozen frozen = Frozen.of(live);
            CompletableFuture<Boolean> worker =
                    CompletableFuture.supplyAsync(() -> Arrays.equals(written(frozen.value()), frozen.was())
                            && Arrays.equals(written(frozen.value()), frozen.was()));
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
}
