package io.vedette.engine.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.ModelRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A sequence against a list, and those that were shared against lists of their own. */
class SequenceTest {

    private record Shared(Sequence<Integer> sequence, List<Integer> model) implements Shares.Share<Shared> {

        @Override
        public Shared share() {
            return new Shared(sequence.share(), new ArrayList<>(model));
        }

        @Override
        public void check() {
            List<Integer> upwards = new ArrayList<>();
            sequence.ascending(0, sequence.size(), upwards::add);
            assertThat(upwards).isEqualTo(model);
            List<Integer> downwards = new ArrayList<>();
            sequence.descending(sequence.size() - 1, sequence.size(), element -> downwards.add(0, element));
            assertThat(downwards).isEqualTo(model);
        }
    }

    /** A change at a random place, or at an end again and again, where whole nodes are left full or empty. */
    private static int place(SplittableRandom random, int phase, int size) {
        return switch (phase % 3) {
            case 0 -> random.nextInt(size + 1);
            case 1 -> size;
            default -> 0;
        };
    }

    private static void change(Shared one, SplittableRandom random, int phase) {
        List<Integer> model = one.model();
        int wanted = 16 << (phase % 12);
        int place = place(random, phase, model.size());
        if (random.nextInt(wanted) < model.size() && !model.isEmpty()) {
            int index = Math.min(place, model.size() - 1);
            one.sequence().remove(index);
            model.subList(index, index + 1).clear();
        } else if (random.nextInt(10) == 0 && !model.isEmpty()) {
            int index = random.nextInt(model.size());
            int element = random.nextInt();
            one.sequence().set(index, element);
            model.set(index, element);
        } else {
            int element = random.nextInt();
            one.sequence().add(place, element);
            model.add(place, element);
        }
    }

    private static void changeAndLook(Shared one, SplittableRandom random, int phase) {
        change(one, random, phase);
        ModelRun.same(one.sequence().size(), one.model().size());
        if (!one.model().isEmpty()) {
            int index = random.nextInt(one.model().size());
            ModelRun.same(one.sequence().get(index), one.model().get(index));
        }
    }

    @Test
    void isAListAndWhatWasSharedGoesItsOwnWay() {
        Shares.run(new Shared(new Sequence<>(Integer.class), new ArrayList<>()), SequenceTest::changeAndLook);
    }

    @Test
    void knowsHowManyStandBeforeAPlaceAndShowsAnyStretch() {
        List<Integer> sorted = new ArrayList<>();
        Sequence<Integer> sequence = new Sequence<>(Integer.class);
        ModelRun.of(random -> {
            int element = random.nextInt(20_000);
            int before = sequence.countBefore(other -> other < element);
            int found = Collections.binarySearch(sorted, element);
            ModelRun.same(before, found >= 0 ? found : -found - 1);
            if (found >= 0) {
                sequence.remove(before);
                sorted.subList(before, before + 1).clear();
            } else {
                sequence.add(before, element);
                sorted.add(before, element);
            }
            if (random.nextInt(300) == 0) {
                stretch(sequence, sorted, random);
            }
        });
    }

    private static void stretch(Sequence<Integer> sequence, List<Integer> sorted, SplittableRandom random) {
        int from = random.nextInt(sorted.size() + 1);
        int to = from + random.nextInt(sorted.size() + 1 - from);
        List<Integer> expected = sorted.subList(from, to);
        List<Integer> seen = new ArrayList<>();
        sequence.ascending(from, to - from, seen::add);
        assertThat(seen).isEqualTo(expected);
        List<Integer> back = new ArrayList<>();
        sequence.descending(to - 1, to - from, element -> back.add(0, element));
        assertThat(back).isEqualTo(expected);
    }
}
