package io.vedette.engine.dict;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Draws one of the elements, each about as likely as any other: a bucket is drawn, and taken the more likely the longer
 * its chain is, or else another one is drawn. An element alone in its bucket would otherwise be drawn as often as all of
 * a long chain together.
 */
final class Draw {
    /** Chains longer than this are drawn from as if they were this long. */
    private static final int USUAL_CHAIN = 4;

    private Draw() {}

    /**
     * There must be an element in one of the tables.
     *
     * @param moved so many buckets of the first table have moved to the second one
     */
    static Object from(Table table, int moved, @Nullable Table growing, RandomGenerator random) {
        while (true) {
            Object bucket = bucket(table, moved, growing, random);
            int length = Table.length(bucket);
            if (bucket != null && random.nextInt(USUAL_CHAIN) < length) {
                return Table.element(bucket, random.nextInt(length));
            }
        }
    }

    private static @Nullable Object bucket(Table table, int moved, @Nullable Table growing, RandomGenerator random) {
        if (growing == null) {
            return table.bucket(random.nextInt(table.capacity()));
        }
        int left = table.capacity() - moved;
        int drawn = random.nextInt(left + growing.capacity());
        return drawn < left ? table.bucket(moved + drawn) : growing.bucket(drawn - left);
    }
}
