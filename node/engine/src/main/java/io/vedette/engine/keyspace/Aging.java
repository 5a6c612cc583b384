package io.vedette.engine.keyspace;

/**
 * What the 24 bits of an entry say about its use, as the eviction policy wants it: when it was used last ({@link Recency}) or
 * also how often ({@link Frequency}). Bits that were written under the other kind are nonsense until the key is used again,
 * as in Redis.
 */
public sealed interface Aging permits Recency, Frequency {

    /** Of an entry that is new. */
    int fresh(long nowMs);

    /** Of an entry that is used now. */
    int used(int bits, long nowMs);

    /** How good a candidate for eviction it is; the greatest goes first. */
    long worthlessness(int bits, long nowMs);
}
