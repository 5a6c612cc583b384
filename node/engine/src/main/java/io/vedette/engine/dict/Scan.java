package io.vedette.engine.dict;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One step of a scan that keeps no state but a cursor. The cursor counts with its bits reversed, the high bits of the bucket
 * number first: buckets that a growing or shrinking table splits or joins are neighbours in that order. So whatever was there
 * during the whole scan is returned at least once, however the table changed its size in between.
 *
 * <p>The idea is Redis's.
 */
final class Scan {

    private Scan() {}

    /** Hands out the next bucket of both tables, which is several of the larger one, and gives the cursor to go on with; 0 begins and ends. */
    static long go(Table table, @Nullable Table next, long cursor, Consumer<@Nullable Object> found) {
        if (next == null) {
            found.accept(at(table, cursor));
            return advance(cursor, table.capacity() - 1);
        }
        boolean grows = table.capacity() < next.capacity();
        Table small = grows ? table : next;
        Table large = grows ? next : table;
        long smallMask = small.capacity() - 1L;
        long largeMask = large.capacity() - 1L;
        found.accept(at(small, cursor));
        long at = cursor;
        do {
            found.accept(at(large, at));
            at = advance(at, largeMask);
        } while ((at & (smallMask ^ largeMask)) != 0);
        return at;
    }

    private static @Nullable Object at(Table table, long cursor) {
        return table.bucket((int) (cursor & (table.capacity() - 1)));
    }

    /** Adds one to the bits under the mask, the highest of them counting least. */
    private static long advance(long cursor, long mask) {
        return Long.reverse(Long.reverse(cursor | ~mask) + 1);
    }
}
