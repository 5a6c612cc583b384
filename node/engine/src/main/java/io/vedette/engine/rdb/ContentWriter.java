package io.vedette.engine.rdb;

import io.vedette.engine.value.Value;

/** Writes down all data in some form: what {@link RdbContent} is told, told by whoever has it. Used by one thread at a time. */
public interface ContentWriter {

    /** The beginning. */
    void begin(RdbOrigin origin);

    /** The text of a library of functions. */
    void function(byte[] code);

    /** How many keys are going to come for a database, which spares the reader growing; a hint, not a promise. */
    void sizes(int number, long keys, long expiring);

    /**
     * A key and its value; keys may come in any order, of all databases mixed.
     *
     * @param array begins with the key
     * @param expiresAtMs or -1 if it does not expire
     */
    void entry(int number, byte[] array, int keyLength, Value value, long expiresAtMs, Usage usage);

    /** The end, after which everything has been handed on. */
    void end();
}
