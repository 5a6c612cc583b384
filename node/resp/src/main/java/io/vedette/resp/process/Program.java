package io.vedette.resp.process;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.CommandLine;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.Directive;
import java.io.IOException;
import java.util.List;

/** What a process is besides being a process: how it reads its configuration, and what it runs. */
public interface Program {
    /** Checks everything that can be checked before anything is opened. */
    Configuration configure(CommandLine arguments, List<Directive> directives) throws BadConfiguration;

    /** The letter behind the pid in the log: M, S or X. */
    char logRole(Configuration configuration);

    /**
     * Opens what the program serves on. An {@link IOException} that says what to do, or {@link BadConfiguration}, where
     * that is impossible; then nothing is left open.
     *
     * @param end asks the process to end, for the SHUTDOWN command
     */
    Serving start(Configuration configuration, WorkingFolder folder, Runnable end)
            throws BadConfiguration, IOException, InterruptedException;

    /** A program that serves. */
    @FunctionalInterface
    interface Serving {
        /** Brings into safety what must not be lost, however long that takes; nobody is served any more. */
        default void secure() throws InterruptedException {
            // Most programs have nothing to lose.
        }

        /** Closes everything it opened; waits for it. */
        void stop() throws InterruptedException;
    }
}
