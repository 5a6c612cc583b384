package io.vedette.engine.value;

/** A value that is changed where it is. */
public abstract sealed class Mutable implements Value permits RawString, ListValue, Keyed {

    /** Number of the last snapshot it belonged to. */
    private int frozenBy;

    @Override
    public final void freeze(int snapshot) {
        frozenBy = snapshot;
    }

    @Override
    public final boolean isFrozenBy(int snapshot) {
        return snapshot != 0 && frozenBy == snapshot;
    }
}
