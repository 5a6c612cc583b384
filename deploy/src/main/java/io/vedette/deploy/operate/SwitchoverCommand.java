package io.vedette.deploy.operate;

import picocli.CommandLine.Command;

/** Another master without losing a write. */
@Command(
        name = "switchover",
        description = "Hand the master's role to a replica: writes pause until it has all of them, or nothing changes.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  vedette switchover mymaster", "  vedette switchover mymaster --to 10.0.0.2:6379"})
public final class SwitchoverCommand extends MoveCommand {
    @Override
    boolean coordinated() {
        return true;
    }
}
