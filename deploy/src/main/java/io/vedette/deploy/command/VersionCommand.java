package io.vedette.deploy.command;

import io.vedette.deploy.Version;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "version",
        description = "Print the version of Vedette and of the Java it runs on.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  vedette version"})
final class VersionCommand implements Callable<Integer> {
    static final String[] LINES = {
        "vedette " + Version.text(),
        "java " + System.getProperty("java.version") + " (" + System.getProperty("java.home") + ")"
    };

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (String line : LINES) {
            out.println(line);
        }
        return 0;
    }
}
