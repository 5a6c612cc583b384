package io.vedette.deploy.command;

import io.vedette.deploy.local.GroupOnRecord;
import io.vedette.deploy.local.Refusal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "down",
        description = "Stop a group that 'vedette up' started. Its folder stays.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  vedette down", "  vedette down --dir /tmp/a"})
final class DownCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private GroupFolder folder = new GroupFolder();

    @Override
    public Integer call() throws IOException, Refusal {
        int stopped = GroupOnRecord.in(folder.path()).stop();
        spec.commandLine()
                .getOut()
                .println(
                        stopped == 0
                                ? "nothing ran in " + folder.path()
                                : "stopped " + stopped + " processes; their data and logs stay in " + folder.path());
        return 0;
    }
}
