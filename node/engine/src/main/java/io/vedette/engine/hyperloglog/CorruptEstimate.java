package io.vedette.engine.hyperloglog;

/** The registers are not written in a way that can be read: somebody changed the bytes. */
public final class CorruptEstimate extends Exception {
    private static final long serialVersionUID = 1L;

    CorruptEstimate() {
        super("the registers do not add up", null, false, false);
    }
}
