package io.vedette.deploy.command;

import io.vedette.deploy.local.GroupOnRecord;
import io.vedette.deploy.local.Member;
import io.vedette.deploy.local.Refusal;
import io.vedette.deploy.watch.Sight;
import io.vedette.deploy.watch.Watcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
        footer = {"", "Examples:", "  vedette status", "  vedette status --dir /tmp/a"})
final class StatusCommand implements Callable<Integer> {
    private static final int NOTHING_RUNS = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private GroupFolder folder = new GroupFolder();

    @Override
    public Integer call() throws IOException, Refusal {
        PrintWriter out = spec.commandLine().getOut();
        GroupOnRecord group = GroupOnRecord.in(folder.path());
        if (!group.anyRunning()) {
            out.println("stopped: no member of the group in " + folder.path() + " runs");
            return NOTHING_RUNS;
        }
        Sight sight = Watcher.once(group.layout());
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
        return sight.agreed() ? 0 : 1;
    }
}
