package io.vedette.quorum.sim.check;

/** Something happened that must never happen; ends the run. */
public final class InvariantBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    public InvariantBroken(String invariant, String values) {
        super(invariant + ": " + values);
        sentence = invariant + ": " + values;
    }

    /** The invariant's name, a colon, the values. */
    public String sentence() {
        return sentence;
    }
}
