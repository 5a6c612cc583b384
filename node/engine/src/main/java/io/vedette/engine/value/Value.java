package io.vedette.engine.value;

/**
 * What a key holds.
 *
 * <p><b>Freezing.</b> A snapshot is a point in time without a fork: {@link #freeze} marks a value as belonging to a
 * snapshot, and from then on whoever wants to change it changes a {@link #copy} and puts that in its place, while a
 * worker encodes the original. Only the keyspace asks, at its one door for writers.
 */
public sealed interface Value permits StringValue, Mutable {

    ValueType type();

    /** The name OBJECT ENCODING answers with. */
    String encoding();

    /** Estimated bytes of memory, without the key and its entry. */
    long memory();

    /** How many elements it has; 1 for a string. What freeing it costs. */
    int elements();

    /** An equal value that shares nothing that changes. */
    Value copy();

    /** From now on this belongs to the snapshot of this number, which is not 0. */
    void freeze(int snapshot);

    /** Whether it belongs to the snapshot of this number; never so for 0, which stands for none. */
    boolean isFrozenBy(int snapshot);
}
