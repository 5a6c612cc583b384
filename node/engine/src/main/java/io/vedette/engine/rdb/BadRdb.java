package io.vedette.engine.rdb;

/** Bytes that are no value of this format; what was found, and where. It has no stack trace: it is about input. */
public final class BadRdb extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadRdb(String what) {
        super(what, null, false, false);
    }
}
