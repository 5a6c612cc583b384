package io.vedette.deploy.operate;

import io.vedette.deploy.ask.Places;
import io.vedette.deploy.ask.Sentinels;
import io.vedette.deploy.local.Refusal;
import io.vedette.quorum.HostPort;
import io.vedette.sentinel.link.HelloText;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One member that will not come back. */
@Command(
        name = "forget",
        description = "Let every sentinel forget a replica or another sentinel that is gone for good.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A dead sentinel counts as a voter until it is forgotten. Sentinels are named by their id of 40 digits,",
            "which 'vedette doctor' and SENTINEL SENTINELS show. redis-sentinels can only RESET, which forgets everything.",
            "",
            "Examples:",
            "  vedette forget mymaster 10.0.0.3:6379",
            "  vedette forget mymaster 1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d"
        })
public final class ForgetCommand extends AskingCommand {
    @Parameters(index = "0", paramLabel = "GROUP", description = "Name of the group.")
    private String group = "";

    @Parameters(index = "1", paramLabel = "HOST:PORT|ID", description = "The replica's address, or the sentinel's id.")
    private String member = "";

    @Override
    int run(Sentinels sentinels, Screen screen) throws Refusal {
        Optional<HostPort> replica = Places.named(member);
        if (replica.isEmpty() && !HelloText.isId(member)) {
            throw new Refusal("'" + member + "' is neither HOST:PORT of a replica nor a sentinel's id of 40 digits");
        }
        try (Sentinels.Everybody everybody = sentinels.of(group)) {
            return Errand.toAll(everybody, screen, "forgotten", sentinel -> {
                sentinel.requireVedette(
                        "forget one member", "SENTINEL RESET " + group + " there forgets all that are not seen again");
                if (replica.isEmpty()) {
                    if (!sentinel.id().equals(member)) {
                        sentinel.about(group, "FORGET-SENTINEL", member);
                    }
                } else {
                    HostPort node = replica.get();
                    sentinel.about(group, "FORGET-REPLICA", node.host(), Integer.toString(node.port()));
                }
            });
        }
    }
}
