package io.vedette.deploy.command;

import io.vedette.deploy.local.GroupOnRecord;
import io.vedette.deploy.local.Member;
import io.vedette.deploy.local.Refusal;
import io.vedette.deploy.watch.Sight;
import io.vedette.deploy.watch.Watcher;
import io.vertx.core.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = "Show the members of a group that 'vedette up' started.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every member answers and the sentinels agree",
            "1:something is amiss, or there is no such group",
            "3:nothing of the group runs"
        },
        footer = {"", "Examples:", "  vedette status", "  vedette status --dir /tmp/a", "  vedette status --json"})
final class StatusCommand implements Callable<Integer> {
    private static final int NOTHING_RUNS = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private GroupFolder folder = new GroupFolder();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException, Refusal {
        PrintWriter out = spec.commandLine().getOut();
        GroupOnRecord group = GroupOnRecord.in(folder.path());
        Optional<Sight> sight = group.anyRunning() ? Optional.of(Watcher.once(group.layout())) : Optional.empty();
        if (json) {
            out.println(Json.encodePrettily(StatusDocument.of(group, sight)));
        } else {
            show(out, group, sight);
        }
        return sight.isEmpty() ? NOTHING_RUNS : sight.get().agreed() ? 0 : 1;
    }

    private void show(PrintWriter out, GroupOnRecord group, Optional<Sight> seen) {
        if (seen.isEmpty()) {
            out.println("stopped: no member of the group in " + folder.path() + " runs");
            return;
        }
        Sight sight = seen.get();
        out.println(sight.missing()
                .map(missing -> "amiss: " + missing)
                .orElseGet(() -> "ready: the master is " + sight.agreedMaster().orElseThrow()));
        for (Member member : group.layout().members()) {
            Optional<ProcessHandle> process = group.process(member);
            out.printf(
                    "  %-16s 127.0.0.1:%-6d %-13s %s%n",
                    member.name(),
                    member.port(),
                    process.map(running -> "pid " + running.pid()).orElse("not running"),
                    sight.of(member).inWords());
        }
    }
}
