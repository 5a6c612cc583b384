package io.vedette.engine.replication;

/** Port to replicas and the append-only file; told of effects in the order in which they took place. */
@FunctionalInterface
public interface EffectLog {

    /** A command that repeats an effect, to be run in this database, as clients send it; the array is only lent. */
    void append(int database, byte[] array, int offset, int length);

    /** A command for replicas alone: it changes no key, such as PUBLISH, or a script wished so. */
    default void pass(int database, byte[] array, int offset, int length) {}

    /** A command that the file alone repeats, since a script wished so. */
    default void keep(int database, byte[] array, int offset, int length) {}

    /** Other data took the place of all there were, at once; no effect tells of it. */
    default void replaced() {}

    /** Whether anybody listens now; what nobody wants is not even gathered. */
    default boolean isWanted() {
        return true;
    }
}
