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

    /** The error of a script that is killed. */
    Object lastWords();
}
