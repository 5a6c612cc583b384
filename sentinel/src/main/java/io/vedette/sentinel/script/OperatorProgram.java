package io.vedette.sentinel.script;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** Starts what an operator wrote as a process of the system: no shell, our environment, nothing open above the three streams. */
public final class OperatorProgram {
    private static final File NOTHING = new File("/dev/null");

    private OperatorProgram() {}

    /** Blocks until it runs. */
    public static Process start(List<String> argv, File folder, Redirect output) throws IOException {
        return new ProcessBuilder(argv)
                .directory(folder)
                .redirectInput(NOTHING)
                .redirectOutput(output)
                .redirectError(Redirect.INHERIT)
                .start();
    }
}
