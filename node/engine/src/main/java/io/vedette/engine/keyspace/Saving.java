package io.vedette.engine.keyspace;

/** Who takes the entries of a database as they were at one moment, each once. */
public interface Saving {

    /** The entry may change as soon as this returns; its value too, unless it is frozen. */
    void save(Entry entry, long expiresAtMs);
}
