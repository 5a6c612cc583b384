package io.vedette.engine.rdb;

/** Who is told what a file holds, in its order. What cannot be taken is refused with {@link BadRdb}. */
public interface RdbContent {

    /** What the file says about itself; any name may come, also one nobody knows. */
    void field(String name, String value);

    /** The text of a library of functions. */
    void function(byte[] code);

    /** About so many keys are going to come; not to be believed. */
    void sizes(int database, long keys, long expiring);

    /** A key whose value has no elements, which versions of Redis have written by mistake: there is no such key. */
    default void empty(byte[] key) {}

    /**
     * A key and its value.
     *
     * @param expiresAtMs or -1 if it does not expire
     */
    void entry(int database, byte[] key, Loaded value, long expiresAtMs, Usage usage);
}
