package io.vedette.deploy.operate;

import io.vedette.deploy.ask.Sentinel;
import io.vedette.deploy.ask.Sentinels;
import io.vedette.deploy.local.Refusal;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The end of a pause. */
@Command(
        name = "resume",
        description = "End the pause of a group.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  vedette resume mymaster"})
public final class ResumeCommand extends AskingCommand {
    @Parameters(paramLabel = "GROUP", description = "Name of the group.")
    private String group = "";

    @Override
    int run(Sentinels sentinels, Screen screen) throws Refusal {
        try (Sentinel sentinel = sentinels.first()) {
            sentinel.requireVedette("be paused", "there is nothing to resume");
            sentinel.about(group, "RESUME");
            if (screen.isJson()) {
                screen.document(Map.of("group", group, "paused-ms", 0));
            } else {
                screen.line("resumed: " + group + " fails over by itself again");
            }
        }
        return 0;
    }
}
