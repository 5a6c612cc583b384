package io.vedette.engine.value;

/**
 * What a key holds.
 *
 * <p><b>Freezing.</b> A snapshot is a point in time without a fork: {@link #freeze} marks a value as belonging to a
 * batch of values that a worker encodes, and until that is done whoever wants to change it changes a {@link #copy} and
 * puts that in its place. Only the keyspace asks, at its one door for writers.
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

    /** From now on this belongs to the batch of this number. */
    void freeze(int number);

    /** Whether it belongs to the batch of this number or to a later one. */
    boolean isFrozenSince(int oldest);
}
