package io.vedette.engine.lua;

/** Whoever looks after a running script every now and then. */
public interface Watch {

    /** What becomes of the script. */
    enum Verdict {
        GO_ON,
        PAUSE,
        KILL
    }

    /**
     * What becomes of the script now.
     *
     * @param pausable whether the machine can stop here and go on later
     */
    Verdict look(boolean pausable);

    /** Whether there is room for so many bytes more, and for everybody else besides. */
    boolean hasRoom(long bytes);

    /** The error of a script that is killed. */
    Object lastWords();
}
