package io.vedette.deploy.command;

import io.vedette.node.NodeProcess;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Only the help of it: its arguments follow Redis's rules and are read in {@link NodeProcess}. */
@Command(
        name = "node",
        description = "Run a data node.",
        mixinStandardHelpOptions = true,
        customSynopsis = "vedette node [FILE | -] [--NAME VALUE...]...",
        footer = {
            "",
            "FILE is a redis.conf; - reads one from standard input. Each --NAME VALUE counts as a line behind it.",
            "",
            "Examples:",
            "  vedette node                                port 6379, default settings",
            "  vedette node /etc/redis/redis.conf",
            "  vedette node redis.conf --port 7000 --save \"\"",
            "  echo 'port 7000' | vedette node -"
        })
final class NodeCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    static int run(PrintWriter err, List<String> arguments) {
        return NodeProcess.run(err, arguments);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
