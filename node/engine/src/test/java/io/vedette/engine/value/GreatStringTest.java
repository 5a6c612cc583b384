package io.vedette.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.vedette.engine.ModelRun;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A string in pieces against an array. */
class GreatStringTest {

    private static final int LONGEST = EditedString.GREAT + 3 * GreatString.PIECE;
    private static final int MEGABYTES_16 = 16 << 20;
    private static final int TIMES = 5;

    /** One and what it has to be. */
    private static final class Pair {
        final EditedString string;
        byte[] model;

        Pair(EditedString string, byte[] model) {
            this.string = string;
            this.model = model;
        }

        static Pair of(int length, SplittableRandom random) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            // In the middle of an array, as the value of an entry is, with something behind it.
            byte[] wider = new byte[length + 30];
            Arrays.fill(wider, (byte) 7);
            System.arraycopy(bytes, 0, wider, 10, length);
            return new Pair(new GreatString(wider, 10, length), bytes);
        }

        void write(int at, byte[] some) {
            string.write(at, some, 0, some.length);
            if (at + some.length > model.length) {
                model = Arrays.copyOf(model, at + some.length);
            }
            System.arraycopy(some, 0, model, at, some.length);
        }

        void put(int at, byte one) {
            string.put(at, one);
            model[at] = one;
        }

        void check(SplittableRandom random) {
            ModelRun.same(string.length(), model.length);
            int from = random.nextInt(model.length + 1);
            int count = random.nextInt(Math.min(100, model.length - from) + 1);
            ModelRun.same(string.bytes(from, count), Arrays.copyOfRange(model, from, from + count));
            if (from < model.length) {
                ModelRun.same(string.at(from), model[from]);
            }
        }

        void checkAll() {
            assertThat(Arrays.equals(string.bytes(), model)).isTrue();
            assertThat(Arrays.equals(string.array(), model)).isTrue();
        }
    }

    /** A place near the seams, where things go wrong, or anywhere. */
    private static int place(SplittableRandom random, int below) {
        int seam = random.nextInt(below / GreatString.PIECE + 1) * GreatString.PIECE;
        int near = random.nextInt(3) == 0 ? random.nextInt(below) : seam + random.nextInt(9) - 4;
        return Math.min(below - 1, Math.max(0, near));
    }

    @Test
    void isAnArrayAndSoAreItsCopies() {
        ArrayDeque<Pair> pairs = new ArrayDeque<>();
        ModelRun.of(random -> {
            if (pairs.isEmpty() || random.nextInt(5_000) == 0) {
                pairs.add(Pair.of(1 + place(random, EditedString.GREAT), random));
            }
            Pair pair = pairs.remove();
            pairs.add(pair);
            if (random.nextInt(500) == 0) {
                pairs.add(new Pair(pair.string.copy().copy(), pair.model.clone()));
            }
            if (pairs.size() > 5) {
                pairs.remove().checkAll();
            }
            byte[] some = ModelRun.value(random, 3 * GreatString.PIECE / 2);
            int choice = random.nextInt(50);
            if (choice == 0) {
                pair.write(place(random, LONGEST), some);
            } else if (choice == 1 && pair.model.length < LONGEST) {
                pair.write(pair.model.length, some);
            } else if (choice < 10 && pair.model.length > some.length) {
                pair.write(place(random, pair.model.length - some.length), some);
            } else {
                pair.put(place(random, pair.model.length), (byte) choice);
            }
            pair.check(random);
        });
        pairs.forEach(Pair::checkAll);
    }

    @Test
    void theFirstWriteWhileASnapshotHasItCopiesOnePiece() {
        EditedString string = EditedString.of(new byte[MEGABYTES_16]);
        assertThat(allocated(() -> {
                    EditedString goesOn = string.copy();
                    goesOn.put(MEGABYTES_16 / 2, (byte) 1);
                }))
                .isLessThan(2 * GreatString.PIECE);
    }

    @Test
    void aStringThatCameAsAWholeIsNotCopiedToBeWrittenInto() {
        byte[] whole = new byte[MEGABYTES_16];
        assertThat(allocated(() -> EditedString.of(whole).put(1, (byte) 1))).isLessThan(2 * GreatString.PIECE);
        assertThat(whole[1]).isZero();
    }

    @Test
    void growingByLittleNeverCopiesAll() {
        EditedString string = EditedString.of(new byte[MEGABYTES_16]);
        byte[] some = new byte[1000];
        assertThat(allocated(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        string.append(some, 0, some.length);
                    }
                }))
                .isLessThan(2 * 2_000L * some.length);
    }

    @Test
    void zerosThatNobodyWroteTakeNothing() {
        byte[] bytes = new byte[EditedString.GREAT];
        EditedString string = EditedString.of(bytes);
        string.write(512 << 20, new byte[0], 0, 0);
        assertThat(allocated(() -> EditedString.of(bytes).write(512 << 20, new byte[0], 0, 0)))
                .isLessThan(4 * GreatString.PIECE);
        assertThat(string.length()).isEqualTo(512 << 20);
        assertThat(string.at((512 << 20) - 1)).isZero();
    }

    /** The least of some times, because the first one loads classes. */
    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TIMES; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
