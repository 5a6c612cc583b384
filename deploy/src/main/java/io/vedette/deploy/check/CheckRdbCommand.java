package io.vedette.deploy.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vedette check-rdb}: says whether a snapshot can be loaded, and how far it can be read. */
@Command(
        name = "check-rdb",
        description = "Check a snapshot file.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the file can be loaded", "1:it cannot"},
        footer = {"", "Example:", "  vedette check-rdb dump.rdb"})
public final class CheckRdbCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The snapshot.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            spec.commandLine().getErr().println("vedette: " + file + " is no file that can be read");
            return 1;
        }
        return new RdbCheck(file, spec.commandLine().getOut(), System::nanoTime).run() ? 0 : 1;
    }
}
