package io.vedette.engine.value;

/** A value that is changed where it is; streams are in a package of their own. */
public abstract non-sealed class Mutable implements Value {

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
