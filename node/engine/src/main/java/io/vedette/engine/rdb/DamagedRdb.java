package io.vedette.engine.rdb;

/** A file that cannot be read to its end: what was found, and where. */
public final class DamagedRdb extends Exception {

    private static final long serialVersionUID = 1L;

    private final long offset;

    DamagedRdb(long offset, String found) {
        super(found, null, false, false);
        this.offset = offset;
    }

    /** Bytes of the file before the place where reading had to stop. */
    public long offset() {
        return offset;
    }

    /** What was found there, without the place. */
    public String found() {
        return String.valueOf(getMessage());
    }
}
