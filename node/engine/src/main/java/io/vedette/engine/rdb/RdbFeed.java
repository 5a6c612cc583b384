package io.vedette.engine.rdb;

/** Where the bytes of a file come from; it may wait for them. Whoever cannot give any throws what its world throws. */
public interface RdbFeed {

    /** How many there were, at least one and at most so many; -1 at the end. */
    int read(byte[] into, int offset, int most);
}
