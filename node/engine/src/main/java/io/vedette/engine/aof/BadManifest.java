package io.vedette.engine.aof;

/** A manifest that says nothing anybody could rely on. */
public final class BadManifest extends Exception {
    private static final long serialVersionUID = 1L;

    private final int lineNumber;
    private final String line;

    BadManifest(int lineNumber, String line, String reason) {
        super(reason);
        this.lineNumber = lineNumber;
        this.line = line;
    }

    /** Counts from 1; 0 where it is about no line. */
    public int lineNumber() {
        return lineNumber;
    }

    public String line() {
        return line;
    }

    /** Redis's words for what is wrong. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
