package io.vedette.engine.dict;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.ModelRun;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DictTest {

    private static final class Item {
        private final byte[] key;
        private final int value;

        Item(byte[] key, int value) {
            this.key = key;
            this.value = value;
        }

        byte[] key() {
            return key;
        }

        int value() {
            return value;
        }

        String name() {
            return new String(key, StandardCharsets.US_ASCII);
        }
    }

    private static final class ItemKey implements KeyOf<Item> {
        @Override
        public Class<Item> type() {
            return Item.class;
        }

        @Override
        public byte[] array(Item item) {
            return item.key();
        }

        @Override
        public int offset(Item item) {
            return 0;
        }

        @Override
        public int length(Item item) {
            return item.key().length;
        }
    }

    private final Dict<Item> dict = new Dict<>(new ItemKey(), new SipHash(new SplittableRandom(7)));

    @Test
    void holdsWhatAMapHolds() {
        Map<String, Integer> model = new HashMap<>();
        int[] step = new int[1];
        ModelRun.of(random -> {
            // The number of keys swells and shrinks, so that tables of all sizes are walked through.
            int keys = 16 << (step[0]++ / ModelRun.times(16_000, 50_000) % 10);
            Item item = new Item(ModelRun.key(random, keys), random.nextInt());
            Item there = dict.find(item.key());
            ModelRun.same(there == null ? null : there.value(), model.get(item.name()));
            if (random.nextInt(3) == 0) {
                Item removed = dict.remove(item.key(), 0, item.key().length);
                ModelRun.same(removed == null ? null : removed.value(), model.remove(item.name()));
            } else if (there == null) {
                dict.add(item);
                model.put(item.name(), item.value());
            } else {
                dict.replace(hash(item), there, item);
                model.put(item.name(), item.value());
            }
            ModelRun.same(dict.size(), model.size());
        });
        Map<String, Integer> walked = new HashMap<>();
        dict.forEach(item -> assertThat(walked.put(item.name(), item.value())).isNull());
        assertThat(walked).isEqualTo(model);
    }

    private record Shared(Dict<Item> dict, Map<String, Integer> model) {

        Shared share() {
            return new Shared(dict.share(), new HashMap<>(model));
        }

        void check() {
            Map<String, Integer> walked = new HashMap<>();
            dict.forEach(
                    item -> assertThat(walked.put(item.name(), item.value())).isNull());
            assertThat(walked).isEqualTo(model);
            assertThat(dict.size()).isEqualTo(model.size());
        }
    }

    @Test
    void whatWasSharedGoesItsOwnWay() {
        List<Shared> all = new ArrayList<>(List.of(new Shared(dict, new HashMap<>())));
        int[] step = new int[1];
        ModelRun.of(random -> {
            int keys = 64 << (step[0]++ / ModelRun.times(10_000, 20_000) % 10);
            Shared one = all.get(random.nextInt(all.size()));
            Item item = new Item(ModelRun.key(random, keys), random.nextInt());
            Item there = one.dict().find(item.key());
            ModelRun.same(there == null ? null : there.value(), one.model().get(item.name()));
            if (there == null) {
                one.dict().add(item);
                one.model().put(item.name(), item.value());
            } else if (random.nextInt(3) == 0) {
                one.dict().remove(there);
                one.model().remove(item.name());
            } else {
                one.dict().replace(hash(item), there, item);
                one.model().put(item.name(), item.value());
            }
            if (step[0] % 3_000 == 0) {
                if (all.size() == 4) {
                    all.remove(random.nextInt(4)).check();
                }
                all.add(all.get(random.nextInt(all.size())).share());
            }
        });
        all.forEach(Shared::check);
    }

    @Test
    void aScanReturnsWhateverWasThereAllTheTimeHoweverTheTableChangesItsSize() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 300; round++) {
            dict.clear();
            Set<String> constant = fill(random, "stays", 1 + random.nextInt(500));
            List<String> passing = new ArrayList<>(fill(random, "goes", random.nextInt(3000)));
            Set<String> seen = new HashSet<>();
            long cursor = 0;
            do {
                cursor = dict.scan(cursor, item -> seen.add(item.name()));
                disturb(random, passing);
            } while (cursor != 0);
            assertThat(seen).as("round %d", round).containsAll(constant);
        }
    }

    @Test
    void aSweepFindsWhateverWasThereAllTheTimeHoweverTheTableChangesItsSize() {
        SplittableRandom random = new SplittableRandom(13);
        for (int round = 0; round < 300; round++) {
            dict.clear();
            Set<String> constant = fill(random, "stays", 1 + random.nextInt(500));
            List<String> passing = new ArrayList<>(fill(random, "goes", random.nextInt(3000)));
            Set<String> seen = new HashSet<>();
            Sweep<Item> sweep = dict.sweep();
            while (sweep.go(1 + random.nextInt(20), item -> seen.add(item.name()))) {
                disturb(random, passing);
                dict.rehash(random.nextInt(100));
            }
            assertThat(seen).as("round %d", round).containsAll(constant);
        }
    }

    @Test
    void aSweepFindsNothingTwiceWhileNothingChanges() {
        Set<String> all = fill(new SplittableRandom(17), "k", 1500);
        List<String> seen = new ArrayList<>();
        Sweep<Item> sweep = dict.sweep();
        while (sweep.go(7, item -> seen.add(item.name()))) {
            assertThat(seen).hasSizeLessThanOrEqualTo(all.size());
        }
        assertThat(seen).doesNotHaveDuplicates();
        ModelRun.same(new HashSet<>(seen), all);
    }

    @Test
    void aScanEndsAndReturnsNothingTwiceWhileNothingChanges() {
        fill(new SplittableRandom(3), "k", 1000);
        while (dict.rehash(100)) {
            assertThat(dict.isRehashing()).isTrue();
        }
        List<String> seen = new ArrayList<>();
        long cursor = 0;
        do {
            cursor = dict.scan(cursor, item -> seen.add(item.name()));
        } while (cursor != 0);
        assertThat(seen).hasSize(1000).doesNotHaveDuplicates();
    }

    @Test
    void chanceFindsEveryElementAboutAsOften() {
        Set<String> all = fill(new SplittableRandom(5), "k", 100);
        Map<String, Integer> drawn = new HashMap<>();
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 100_000; i++) {
            Item item = dict.random(random);
            assertThat(item).isNotNull();
            if (item != null) {
                drawn.merge(item.name(), 1, Integer::sum);
            }
        }
        ModelRun.same(drawn.keySet(), all);
        assertThat(drawn.values()).allMatch(times -> times > 700 && times < 1300);
    }

    @Test
    void anEmptiedTableGivesItsRoomBack() {
        Set<String> all = fill(new SplittableRandom(9), "k", 10_000);
        int full = dict.capacity();
        for (String name : all) {
            byte[] key = name.getBytes(StandardCharsets.US_ASCII);
            dict.remove(key, 0, key.length);
        }
        while (dict.rehash(100)) {
            assertThat(dict.size()).isZero();
        }
        assertThat(dict.capacity()).isLessThan(full / 100);
    }

    private int hash(Item item) {
        return dict.hash(item.key(), 0, item.key().length);
    }

    private Set<String> fill(SplittableRandom random, String prefix, int count) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count; i++) {
            String name = prefix + i;
            dict.add(new Item(name.getBytes(StandardCharsets.US_ASCII), random.nextInt()));
            names.add(name);
        }
        return names;
    }

    private void disturb(SplittableRandom random, List<String> passing) {
        for (int i = 0; i < 20 && random.nextBoolean(); i++) {
            if (!passing.isEmpty() && random.nextInt(3) > 0) {
                byte[] key = passing.remove(passing.size() - 1).getBytes(StandardCharsets.US_ASCII);
                dict.remove(key, 0, key.length);
            } else {
                String name = "new" + random.nextLong();
                dict.add(new Item(name.getBytes(StandardCharsets.US_ASCII), 0));
                passing.add(name);
            }
        }
    }
}
