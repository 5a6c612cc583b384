package io.vedette.sentinel.script;

/** How a run of a script ended. */
sealed interface ScriptExit {
    /** It ended by itself. */
    record Code(int code) implements ScriptExit {}

    /** A signal ended it. */
    record Signal(int signal) implements ScriptExit {}

    /** It could not even be started. */
    record NotStarted(String reason) implements ScriptExit {}

    /** The JVM reports a signal as the shells do, 128 higher; a script that exits so by itself means the same. */
    static ScriptExit ofProcess(int status) {
        return status > 128 ? new Signal(status - 128) : new Code(status);
    }

    default boolean isSuccess() {
        return this instanceof Code ended && ended.code() == 0;
    }

    /** Exit status 1 and signals mean "try again", everything else means "never". */
    default boolean isWorthRetrying() {
        return this instanceof Signal || (this instanceof Code ended && ended.code() == 1);
    }

    /** The two numbers of {@code -script-error}: signal and exit status. */
    default String numbers() {
        return signal() + " " + code();
    }

    /** 99 for a script that could not be started. */
    private int signal() {
        return this instanceof Signal killed ? killed.signal() : this instanceof NotStarted ? 99 : 0;
    }

    private int code() {
        return this instanceof Code ended ? ended.code() : 0;
    }

    /** The same the other way round, as the log has them. */
    default String codeAndSignal() {
        return code() + " " + signal();
    }
}
