package io.vedette.engine.lua;

/** A library function does not like an argument; the machine makes the message, which names the function. */
public final class BadArgument extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;
    private final String complaint;

    /** @param position counted from 1 */
    public BadArgument(int position, String complaint) {
        super(complaint, null, false, false);
        this.position = position;
        this.complaint = complaint;
    }

    int position() {
        return position;
    }

    String complaint() {
        return complaint;
    }
}
