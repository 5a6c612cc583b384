package io.vedette.engine.aof;

/** What a file of the folder is for. */
public enum AofKind {
    /** The data as they were at some moment. */
    BASE('b'),
    /** No longer needed; to be deleted. */
    HISTORY('h'),
    /** What happened since. */
    INCR('i');

    private final char letter;

    AofKind(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }
}
