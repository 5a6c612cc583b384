package io.vedette.deploy.command;

import io.vedette.deploy.local.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Does once what processes of one kind do at their start, for the JVM to take note of: which classes are loaded, which
 * code runs. The launcher makes the start-up caches with it.
 */
@Command(name = "rehearse", hidden = true, description = "Go through a start, for the start-up cache.")
final class RehearseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "server|cli", description = "What to go through.")
    private String part = "";

    @Override
    public Integer call() throws IOException, InterruptedException, Refusal {
        PrintWriter out = spec.commandLine().getOut();
        if (part.equals("server")) {
            return new ServerRehearsal(out).run();
        }
        for (List<String> line : List.of(
                List.of("version"),
                List.of("help"),
                List.of("up", "--help"),
                List.of("up", "--nodes", "none"),
                List.of("discover", "--help"),
                List.of("status", "--dir", nowhere().toString()),
                List.of("down", "--dir", nowhere().toString()))) {
            VedetteCommand.run(out, out, line.toArray(String[]::new));
        }
        return 0;
    }

    private static Path nowhere() throws IOException {
        Path folder = Files.createTempDirectory("vedette");
        Files.delete(folder);
        return folder;
    }
}
