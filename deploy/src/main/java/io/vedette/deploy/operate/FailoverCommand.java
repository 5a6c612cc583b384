package io.vedette.deploy.operate;

import picocli.CommandLine.Command;

/** Another master, whatever it takes. */
@Command(
        name = "failover",
        description = "Replace the master of a group as if it was gone: fast, and what replicas lack is lost.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "For a master that is well, 'vedette switchover' loses nothing.",
            "",
            "Examples:",
            "  vedette failover mymaster",
            "  vedette failover mymaster --to 10.0.0.2:6379 --wait 30"
        })
public final class FailoverCommand extends MoveCommand {
    @Override
    boolean coordinated() {
        return false;
    }
}
