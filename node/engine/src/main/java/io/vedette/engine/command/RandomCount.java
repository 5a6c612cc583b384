package io.vedette.engine.command;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** How many random elements are asked for: so many different ones, or, if negative, so many of any. */
final class RandomCount {

    /** A reply holds no more elements than an array could. */
    private static final long MOST = Integer.MAX_VALUE;

    private static final long ELEMENT_BYTES = 64;

    private RandomCount() {}

    static long parse(Call call, int i) {
        long count = call.integer(i);
        if (count == Long.MIN_VALUE) {
            throw new CommandError(
                    "ERR value is out of range, value must between " + -Long.MAX_VALUE + " and " + Long.MAX_VALUE);
        }
        return count;
    }

    /** The number as the size of a reply; what no reply can hold is refused. */
    static int size(long elements) {
        if (elements > MOST) {
            throw new CommandError("ERR value is out of range");
        }
        return (int) elements;
    }

    /** Refuses a reply of so many elements of a small size where there is no memory for it. */
    static void claim(Call call, long elements) {
        call.claim(size(elements) * ELEMENT_BYTES);
    }

    /** Brings a random choice of so many elements to the front. */
    static <T> void choose(List<T> all, int wanted, RandomGenerator random) {
        if (wanted < all.size()) {
            for (int i = 0; i < wanted; i++) {
                Collections.swap(all, i, i + random.nextInt(all.size() - i));
            }
        }
    }
}
