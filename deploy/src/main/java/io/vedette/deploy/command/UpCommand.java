package io.vedette.deploy.command;

import io.vedette.deploy.local.Layout;
import io.vedette.deploy.local.Planner;
import io.vedette.deploy.local.Refusal;
import io.vedette.deploy.local.RunningGroup;
import io.vedette.deploy.local.VedetteLaunch;
import io.vedette.deploy.local.Wish;
import io.vedette.deploy.panel.Panel;
import io.vedette.deploy.watch.EventFeed;
import io.vedette.deploy.watch.Watcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = "Start a group on this machine: a master, its replicas and its sentinels, and show it live.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "In a terminal it shows a live panel, elsewhere one line per event. Ctrl-C stops everything.",
            "A folder that held a group starts the same members again, with what they have learnt.",
            "",
            "Examples:",
            "  vedette up                                three nodes from 6379, three sentinels from 26379",
            "  vedette up --nodes 5 --sentinels 5        more of both",
            "  vedette up --dir /tmp/a --port 7000       another group, with its first node on port 7000",
            "  vedette up --detach && vedette status     in the background; vedette down stops it"
        })
final class UpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private GroupFolder folder = new GroupFolder();

    @Option(names = "--nodes", paramLabel = "N", description = "Data nodes, the master included (default: 3).")
    private @Nullable Integer nodes;

    @Option(names = "--sentinels", paramLabel = "N", description = "Sentinels (default: 3).")
    private @Nullable Integer sentinels;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "First node's port, the others follow (default: 6379, or the next free block).")
    private @Nullable Integer port;

    @Option(
            names = "--sentinel-port",
            paramLabel = "PORT",
            description = "First sentinel's port (default: 26379, or the next free block).")
    private @Nullable Integer sentinelPort;

    @Option(
            names = "--page-port",
            paramLabel = "PORT",
            description = "Port of the first sentinel's page for browsers (default: 9121, or the next free block).")
    private @Nullable Integer pagePort;

    @Option(names = "--detach", description = "Leave the group running and return when it is ready.")
    private boolean detach;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long the members may take to agree (default: ${DEFAULT-VALUE}).")
    private int waitSeconds = 60;

    @Override
    public Integer call() throws IOException, InterruptedException, Refusal {
        Wish wish = new Wish(given(nodes), given(sentinels), given(port), given(sentinelPort), given(pagePort));
        Layout layout = new Planner(folder.path(), wish).layout();
        RunningGroup group = RunningGroup.claim(layout, new VedetteLaunch(), detach);
        Ending ending = Ending.of(group);
        try {
            return run(group, ending);
        } finally {
            ending.now();
        }
    }

    private static OptionalInt given(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private int run(RunningGroup group, Ending ending) throws IOException, InterruptedException, Refusal {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        group.startNodes();
        try (Watcher watcher = Watcher.of(group.layout())) {
            Readiness readiness = new Readiness(group, watcher, err, waitSeconds);
            // Sentinels ask a master for its replicas when they start, and then every ten seconds.
            readiness.awaitCopies();
            group.startSentinels();
            readiness.awaitAgreement();
            new Welcome(group, watcher.sight()).print(out);
            if (detach) {
                ending.cancel();
                return 0;
            }
            try (EventFeed feed = EventFeed.of(group.layout())) {
                show(new Panel(group, watcher, feed, System.out), ending);
            }
        }
        return 0;
    }

    /** The panel gives the terminal back itself, whoever ends us. */
    private static void show(Panel panel, Ending ending) throws IOException, InterruptedException {
        ending.first(panel::close);
        if (System.getProperty("vedette.terminal", "").equals("inout")) {
            panel.onTerminal(System.in);
        } else {
            panel.asLines();
        }
    }
}
