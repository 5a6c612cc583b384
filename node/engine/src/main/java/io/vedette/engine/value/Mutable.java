package io.vedette.engine.value;

/** A value that is changed where it is; streams are in a package of their own. */
public abstract non-sealed class Mutable implements Value {

    /** Number of the last batch of a snapshot it belonged to. */
    private int frozenBy;

    @Override
    public final void freeze(int number) {
        frozenBy = number;
    }

    @Override
    public final boolean isFrozenSince(int oldest) {
        return frozenBy - oldest >= 0;
    }
}
