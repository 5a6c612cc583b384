package io.vedette.engine.command;

import java.util.function.LongUnaryOperator;

/** The loop of the SCAN family over the elements of one value. */
final class Scanning {

    private static final long PATIENCE = 10;

    private Scanning() {}

    /** Steps until enough was seen, the patience is over or the end is reached; gives the cursor to go on with. */
    static long walk(ScanOptions options, long[] seen, LongUnaryOperator step) {
        long most = options.count() > Long.MAX_VALUE / PATIENCE ? Long.MAX_VALUE : options.count() * PATIENCE;
        long cursor = options.cursor();
        do {
            cursor = step.applyAsLong(cursor);
        } while (cursor != 0 && --most > 0 && seen[0] < options.count());
        return cursor;
    }
}
