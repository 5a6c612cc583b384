package io.vedette.deploy.command;

import io.vedette.sentinel.SentinelProcess;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Only the help of it: its arguments follow Redis's rules and are read in {@link SentinelProcess}. */
@Command(
        name = "sentinel",
        description = "Run a sentinel, in the place of redis-sentinel.",
        mixinStandardHelpOptions = true,
        customSynopsis = "vedette sentinel FILE [--NAME VALUE...]...",
        footer = {
            "",
            "FILE is a sentinel.conf. It must be writable: a sentinel keeps in it what it has learnt.",
            "Each --NAME VALUE counts as a line behind it.",
            "",
            "Examples:",
            "  vedette sentinel /etc/redis/sentinel.conf",
            "  vedette sentinel sentinel.conf --port 26380"
        })
final class SentinelCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    static int run(PrintWriter err, List<String> arguments) {
        return SentinelProcess.run(err, arguments);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
