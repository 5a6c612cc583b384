package io.vedette.deploy.operate;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The script that completes our commands. */
@Command(
        name = "completion",
        description = "Print a script for bash and zsh that completes commands and options.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  source <(vedette completion)                                     in this shell",
            "  vedette completion > /etc/bash_completion.d/vedette              for all of this machine"
        })
public final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .println(AutoComplete.bash("vedette", spec.root().commandLine()));
        return 0;
    }
}
