package io.vedette.engine.replication;

/** Port to replicas and the append-only file; told of effects in the order in which they took place. */
public interface EffectLog {

    /** A command that repeats an effect, to be run in this database; the arrays are only lent. */
    void append(int database, byte[][] command);
}
