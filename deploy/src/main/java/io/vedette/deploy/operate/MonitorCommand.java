package io.vedette.deploy.operate;

import io.vedette.deploy.ask.Places;
import io.vedette.deploy.ask.Sentinels;
import io.vedette.deploy.local.Refusal;
import io.vedette.quorum.HostPort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A group more. */
@Command(
        name = "monitor",
        description = "Let every sentinel named by --sentinel watch a master and its replicas from now on.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Name all sentinels that are to vote, and a quorum of more than half of them.",
            "",
            "Example:",
            "  vedette monitor orders 10.0.0.1:6379 2 --sentinel 10.0.0.1:26379,10.0.0.2:26379,10.0.0.3:26379"
        })
public final class MonitorCommand extends AskingCommand {
    @Parameters(index = "0", paramLabel = "GROUP", description = "Name for the group.")
    private String group = "";

    @Parameters(index = "1", paramLabel = "HOST:PORT", description = "Where its master is now.")
    private String master = "";

    @Parameters(index = "2", paramLabel = "QUORUM", description = "How many sentinels must find the master down.")
    private int quorum;

    @Override
    int run(Sentinels sentinels, Screen screen) throws Refusal {
        HostPort address = Places.named(master)
                .orElseThrow(() -> new Refusal("'" + master + "': expected HOST:PORT of the master"));
        try (Sentinels.Everybody everybody = sentinels.theNamed()) {
            return Errand.toAll(
                    everybody,
                    screen,
                    "watches " + group,
                    sentinel -> sentinel.about(
                            group,
                            "MONITOR",
                            address.host(),
                            Integer.toString(address.port()),
                            Integer.toString(quorum)));
        }
    }
}
