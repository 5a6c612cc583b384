package io.vedette.deploy.operate;

import io.vedette.deploy.ask.Sentinels;
import io.vedette.deploy.local.Refusal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Options of a group. */
@Command(
        name = "set",
        description = "Change options of a group at every sentinel.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Options are those of SENTINEL SET. Secrets are better set in files of the sentinels.",
            "",
            "Examples:",
            "  vedette set mymaster down-after-milliseconds 5000",
            "  vedette set mymaster quorum 3 parallel-syncs 2 --sentinel 10.0.0.1:26379"
        })
public final class SetCommand extends AskingCommand {
    @Parameters(index = "0", paramLabel = "GROUP", description = "Name of the group.")
    private String group = "";

    @Parameters(index = "1..*", arity = "2..*", paramLabel = "OPTION VALUE", description = "What becomes what.")
    private List<String> changes = List.of();

    @Override
    int run(Sentinels sentinels, Screen screen) throws Refusal {
        try (Sentinels.Everybody everybody = sentinels.of(group)) {
            return Errand.toAll(
                    everybody, screen, "set", sentinel -> sentinel.about(group, "SET", changes.toArray(String[]::new)));
        }
    }
}
