package io.vedette.engine.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.engine.ModelRun;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** An order against a tree set, and those that were shared against sets of their own. */
class OrderTest {

    private static final class Item extends Placed {

        private final long mark;
        private final byte[] bytes;

        Item(long mark, String bytes) {
            this.mark = mark;
            this.bytes = bytes.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public long mark() {
            return mark;
        }

        @Override
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public String toString() {
            return mark + " " + Arrays.toString(bytes);
        }
    }

    private static final Comparator<Item> BY_PLACE =
            Comparator.comparingLong(Item::mark).thenComparing(Item::bytes, Arrays::compareUnsigned);

    private record Shared(Order<Item> order, TreeSet<Item> model) implements Shares.Share<Shared> {

        @Override
        public Shared share() {
            return new Shared(order.share(), new TreeSet<>(model));
        }

        @Override
        public void check() {
            List<Item> upwards = new ArrayList<>();
            order.ascending(0, order.size(), upwards::add);
            assertThat(upwards).containsExactlyElementsOf(model);
            List<Item> downwards = new ArrayList<>();
            order.descending(order.size() - 1, order.size(), downwards::add);
            assertThat(downwards).containsExactlyElementsOf(model.descendingSet());
        }
    }

    /** Of as many marks as there are elements, or of few, or of one, with bytes that are equal for long or tell at once. */
    private static Item any(SplittableRandom random, int phase) {
        int marks = phase % 3 == 0 ? 1 : phase % 3 == 1 ? 7 : 4_000;
        char last = (char) random.nextInt(256);
        int number = random.nextInt(marks == 1 ? 4_000 : 50);
        return new Item(
                random.nextInt(marks) - marks / 2, random.nextBoolean() ? last + "" + number : "element:" + number);
    }

    private static void change(Shared one, SplittableRandom random, int phase) {
        Item item = any(random, phase);
        ModelRun.same(one.order().rank(item), one.model().headSet(item).size());
        if (one.model().contains(item)) {
            one.order().remove(item);
            one.model().remove(item);
        } else if (one.model().size() < 64 << (phase % 8)) {
            one.order().add(item);
            one.model().add(item);
        } else {
            // An element is known by its place, not by being the same object.
            Item some = one.order().get(random.nextInt(one.order().size()));
            one.order().remove(new Item(some.mark(), new String(some.bytes(), StandardCharsets.ISO_8859_1)));
            ModelRun.same(one.model().remove(some), true);
        }
        ModelRun.same(one.order().size(), one.model().size());
    }

    private static void changeAndCount(Shared one, SplittableRandom random, int phase) {
        change(one, random, phase);
        long mark = random.nextInt(-5, 5);
        if (random.nextInt(50) == 0) {
            Item least = new Item(mark, "");
            ModelRun.same(
                    one.order().countBelow(mark), one.model().headSet(least).size());
        }
    }

    @Test
    void isASetInOrderAndWhatWasSharedGoesItsOwnWay() {
        Shares.run(new Shared(new Order<>(Item.class), new TreeSet<>(BY_PLACE)), OrderTest::changeAndCount);
    }

    @Test
    void refusesToRemoveWhatIsNotThere() {
        Order<Item> order = new Order<>(Item.class);
        order.add(new Item(1, "one"));
        for (Item absent : List.of(new Item(0, "one"), new Item(1, "on"), new Item(1, "two"), new Item(2, "one"))) {
            assertThatThrownBy(() -> order.remove(absent)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(order.size()).isEqualTo(1);
    }
}
