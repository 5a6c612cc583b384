package io.vedette.resp;

/** The two dialects a connection can speak; {@code HELLO} changes from one to the other. */
public enum Protocol {
    RESP2(2),
    RESP3(3);

    private final int version;

    Protocol(int version) {
        this.version = version;
    }

    /** The number {@code HELLO} knows it by. */
    public int version() {
        return version;
    }
}
