package io.vedette.deploy.command;

import io.vedette.deploy.backup.BackupCommand;
import io.vedette.deploy.backup.RestoreCommand;
import io.vedette.deploy.check.CheckAofCommand;
import io.vedette.deploy.check.CheckRdbCommand;
import io.vedette.deploy.local.Refusal;
import io.vedette.deploy.operate.CompletionCommand;
import io.vedette.deploy.operate.DiscoverCommand;
import io.vedette.deploy.operate.DoctorCommand;
import io.vedette.deploy.operate.ExplainCommand;
import io.vedette.deploy.operate.FailoverCommand;
import io.vedette.deploy.operate.ForgetCommand;
import io.vedette.deploy.operate.HistoryCommand;
import io.vedette.deploy.operate.MonitorCommand;
import io.vedette.deploy.operate.PauseCommand;
import io.vedette.deploy.operate.ResumeCommand;
import io.vedette.deploy.operate.SetCommand;
import io.vedette.deploy.operate.SwitchoverCommand;
import io.vedette.deploy.operate.WatchCommand;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/**
 * The command line as a whole. Two things differ from what picocli would do: a mistake is one line and exit code 1, and
 * the arguments of {@code node} and {@code sentinel} are not parsed here at all, because they follow Redis's rules.
 */
@Command(
        name = "vedette",
        description = "High availability for Redis-compatible data.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            DownCommand.class,
            NodeCommand.class,
            SentinelCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            CheckAofCommand.class,
            CheckRdbCommand.class,
            DiscoverCommand.class,
            ExplainCommand.class,
            HistoryCommand.class,
            WatchCommand.class,
            DoctorCommand.class,
            FailoverCommand.class,
            SwitchoverCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            ForgetCommand.class,
            MonitorCommand.class,
            SetCommand.class,
            BenchCommand.class,
            CompletionCommand.class,
            VersionCommand.class,
            RehearseCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  vedette up                       a master, two replicas and three sentinels on this machine",
            "  vedette node redis.conf          one data node",
            "  vedette sentinel sentinel.conf   one sentinel",
            "  vedette discover mymaster        where the master is now",
            "  vedette doctor mymaster          what is wrong with a deployment, and what to do",
            "  vedette help up                  what a command takes"
        })
public final class VedetteCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs one command line to its end and returns the exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        if (arguments.length > 0 && !asks(arguments)) {
            List<String> rest = List.of(arguments).subList(1, arguments.length);
            if (arguments[0].equals("node")) {
                return NodeCommand.run(err, rest);
            }
            if (arguments[0].equals("sentinel")) {
                return SentinelCommand.run(err, rest);
            }
        }
        return commandLine(out, err).execute(arguments);
    }

    /** {@code --help} may be the value of an option of Redis's, but as the only argument it is a question. */
    private static boolean asks(String... arguments) {
        return arguments.length == 2
                && List.of("--help", "-h", "--version", "-v", "-V").contains(arguments[1]);
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new VedetteCommand())
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(100)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof Refusal refusal) {
                        err.println("vedette: " + refusal.getMessage());
                        return refusal.exitCode();
                    }
                    throw failure;
                })
                .setParameterExceptionHandler((mistake, given) -> {
                    err.println("vedette: " + oneLine(mistake) + "; see 'vedette help"
                            + nameOf(mistake.getCommandLine()) + "'");
                    return 1;
                });
        printsVersion(line);
        line.getSubcommands().values().forEach(VedetteCommand::printsVersion);
        // What follows the name of a benchmark is for the benchmark.
        line.getSubcommands().forEach((name, command) -> command.setStopAtPositional(name.equals("bench")));
        return line;
    }

    /** Redis's programs take a small v, picocli's a capital one. */
    private static void printsVersion(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        spec.versionProvider(() -> VersionCommand.LINES);
        OptionSpec version = spec.findOption("--version");
        if (version != null) {
            spec.remove(version);
            spec.addOption(
                    OptionSpec.builder(version).names("-v", "-V", "--version").build());
        }
    }

    private static String oneLine(CommandLine.ParameterException mistake) {
        if (mistake instanceof CommandLine.UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        String first = String.valueOf(mistake.getMessage()).lines().findFirst().orElse("mistaken arguments");
        return Character.toLowerCase(first.charAt(0)) + first.substring(1);
    }

    /** Names the first word that has no place; those behind it are mostly its values. */
    private static String unmatched(CommandLine.UnmatchedArgumentException mistake) {
        String word = mistake.getUnmatched().get(0);
        String kind = word.startsWith("-")
                ? "unknown option"
                : mistake.getCommandLine().getParent() == null ? "unknown command" : "unexpected argument";
        List<String> meant = mistake.getSuggestions();
        return kind + " '" + word + "'" + (meant.isEmpty() ? "" : ", did you mean " + meant.get(0) + "?");
    }

    private static String nameOf(CommandLine command) {
        return command.getParent() == null ? "" : " " + command.getCommandName();
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
