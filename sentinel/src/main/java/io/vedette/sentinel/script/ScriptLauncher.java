package io.vedette.sentinel.script;

import java.util.List;
import java.util.function.Consumer;

/** Starts scripts. All callbacks come on the loop. */
interface ScriptLauncher {
    /**
     * Starts one script.
     *
     * @param started told the process id, unless it could not be started
     * @param ended told exactly once
     */
    void launch(List<String> argv, Consumer<Running> started, Consumer<ScriptExit> ended);

    /** A process under way. */
    interface Running {
        long pid();

        void kill();
    }
}
