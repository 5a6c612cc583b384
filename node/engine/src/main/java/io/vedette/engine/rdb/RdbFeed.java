package io.vedette.engine.rdb;

import java.util.function.LongConsumer;

/** Where the bytes of a file come from; it may wait for them. Whoever cannot give any throws what its world throws. */
public interface RdbFeed {

    /** How many there were, at least one and at most so many; -1 at the end. */
    int read(byte[] into, int offset, int most);

    /** The same bytes, of which somebody is told how many more there were. */
    default RdbFeed counted(LongConsumer read) {
        return (into, offset, most) -> {
            int count = read(into, offset, most);
            read.accept(Math.max(0, count));
            return count;
        };
    }
}
